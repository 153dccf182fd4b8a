import { Answers, FieldAnswer } from '../answers/Answers';

/**
 * What a skeleton sees as `values`: the answers, and every name that follows from them, so that no
 * template has to inflect a word.
 *
 * @public
 */
export interface ServiceModel extends Omit<Answers, 'entities'> {
  /** The name as a Python identifier: `order-service` → `order_service`. */
  readonly identifier: string;
  /** The name as a title: `Order Service`. */
  readonly title: string;
  /** The entities; a required reference always points to an earlier one. */
  readonly entities: readonly EntityModel[];
  /** The repository's host, owner and name, from `repoUrl`. */
  readonly repository: {
    readonly host: string;
    readonly owner: string;
    readonly name: string;
  };
}

/** An entity with its names. The examples are of `OrderLine`. @public */
export interface EntityModel {
  /** Class name: `OrderLine`. */
  readonly name: string;
  /** Plural class name: `OrderLines`. */
  readonly plural: string;
  /** Module and attribute: `order_line`. */
  readonly snake: string;
  /** Module, attribute and table: `order_lines`. */
  readonly snakePlural: string;
  /** Path segment: `order-lines`. */
  readonly kebabPlural: string;
  /** Words in a sentence: `order line`. */
  readonly words: string;
  /** Words in a sentence: `order lines`. */
  readonly wordsPlural: string;
  readonly description: string;
  readonly fields: readonly FieldModel[];
}

/** A field with its defaults filled in and its names. @public */
export interface FieldModel
  extends Omit<FieldAnswer, 'target' | 'description' | 'values'> {
  /** Attribute of the API and of the model; for a reference it ends in `_id`. */
  readonly attribute: string;
  readonly required: boolean;
  readonly unique: boolean;
  readonly indexed: boolean;
  readonly filterable: boolean;
  readonly sortable: boolean;
  readonly description: string;
  /** The members of an `enum`; empty for every other type. */
  readonly values: readonly string[];
  /** The referenced entity's names; only on a `reference`. */
  readonly target?: Omit<EntityModel, 'fields'>;
  /**
   * True on an optional reference to the entity itself or to a later one: its foreign key can only
   * be added once all tables exist.
   */
  readonly deferred: boolean;
}
