import { AnswersDraft, EntityDraft, FieldDraft } from '../AnswersDraft';
import { Report } from '../reading/Place';

/** A field that has a name and a type, its entity, and where it is. */
export interface FieldSubject {
  readonly field: FieldDraft & Required<Pick<FieldDraft, 'name' | 'type'>>;
  readonly entity: EntityDraft;
  readonly path: string;
}

/** A field that has a type, its entity, and where it is. */
export interface TypedSubject {
  readonly field: FieldDraft & Required<Pick<FieldDraft, 'type'>>;
  readonly entity: EntityDraft;
  readonly path: string;
}

/** An entity that has a name, and where it is. */
export interface EntitySubject {
  readonly entity: EntityDraft & Required<Pick<EntityDraft, 'name'>>;
  readonly path: string;
}

/** Checks the whole set of answers. */
export type AnswersRule = (answers: AnswersDraft, report: Report) => void;

/** Checks one field by itself, whatever it is called. */
export type FieldRule = (subject: TypedSubject) => Findings;

/** Checks the name of one field, which may be another one for another type. */
export type FieldNameRule = (subject: FieldSubject) => Findings;

/** Checks one entity by itself. */
export type EntityRule = (subject: EntitySubject) => Findings;

/** What one rule found, one of each member that is wrong; `undefined` where all is well. */
export type Findings = Finding | readonly Finding[] | undefined;

/** What a rule found, and at which member of its subject. */
export interface Finding {
  readonly at: string;
  readonly message: string;
}
