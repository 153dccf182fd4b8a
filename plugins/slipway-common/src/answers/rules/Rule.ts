import { AnswersDraft, EntityDraft, FieldDraft } from '../AnswersDraft';
import { Report } from '../reading/Place';

/** A field that has a name and a type, its entity, and where it is. */
export interface FieldSubject {
  readonly field: FieldDraft & Required<Pick<FieldDraft, 'name' | 'type'>>;
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

/** Checks one field by itself: the member it is about, and the message; `undefined` where all is well. */
export type FieldRule = (subject: FieldSubject) => Finding | undefined;

/** Checks one entity by itself. */
export type EntityRule = (subject: EntitySubject) => Finding | undefined;

/** What a rule found, and at which member of its subject. */
export interface Finding {
  readonly at: string;
  readonly message: string;
}
