import { Answers, EntityAnswer, FieldAnswer } from './Answers';

/** A field as far as it could be read; what is missing has been reported. */
export interface FieldDraft extends Omit<FieldAnswer, 'name' | 'type'> {
  readonly name?: string;
  readonly type?: FieldAnswer['type'];
}

/** An entity as far as it could be read; what is missing has been reported. */
export interface EntityDraft extends Omit<EntityAnswer, 'name' | 'fields'> {
  readonly name?: string;
  readonly fields: readonly FieldDraft[];
}

/** An environment as far as it could be read; what is missing has been reported. */
export interface EnvironmentDraft {
  readonly name?: string;
  readonly approvers: readonly string[];
}

/** Answers as far as they could be read: the shape is right, the rules are not checked yet. */
export interface AnswersDraft
  extends Omit<
    Answers,
    'name' | 'owner' | 'repoUrl' | 'entities' | 'environments'
  > {
  readonly name?: string;
  readonly owner?: string;
  readonly repoUrl?: string;
  readonly entities: readonly EntityDraft[];
  readonly environments: readonly EnvironmentDraft[];
}
