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
  /** Of the GitHub that runs the pipelines; of github.com where none does. */
  readonly github: GithubServices;
}

/** What a GitHub has besides repositories. @public */
export interface GithubServices {
  /** Who signs the identity of its pipelines, without `https://`: `token.actions.githubusercontent.com`. */
  readonly issuer: string;
  /** Host of its container registry: `ghcr.io`. */
  readonly registry: string;
  /** Whether it keeps attestations of where an image comes from. */
  readonly attests: boolean;
}

/** The names of an entity. The examples are of `OrderLine`. @public */
export interface EntityNames {
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
}

/** An entity with its names. @public */
export interface EntityModel extends EntityNames {
  readonly description: string;
  readonly fields: readonly FieldModel[];
}

/** A value of an `enum` and the name of its member in Python. @public */
export interface EnumMember {
  /** `IN_PROGRESS`. */
  readonly name: string;
  /** `in progress`. */
  readonly value: string;
}

/** A field with its defaults filled in and its names. @public */
export interface FieldModel
  extends Omit<FieldAnswer, 'target' | 'description' | 'values'> {
  /** Attribute of the API and of the model; for a reference it ends in `_id`. */
  readonly attribute: string;
  /** Attribute that holds the referenced entity, `customer` of `customer_id`; only on a `reference`. */
  readonly relation?: string;
  /** The name as part of a class name: `is_active` → `IsActive`. */
  readonly pascal: string;
  /** Never null. A required field that has a default may still be left out of a request. */
  readonly required: boolean;
  readonly unique: boolean;
  readonly indexed: boolean;
  readonly filterable: boolean;
  readonly sortable: boolean;
  readonly description: string;
  /** The members of an `enum`; empty for every other type. */
  readonly values: readonly string[];
  /** The values with the names of their members; empty for every other type than `enum`. */
  readonly members: readonly EnumMember[];
  /** The referenced entity's names; only on a `reference`. */
  readonly target?: Omit<EntityModel, 'fields'>;
  /**
   * True on an optional reference to the entity itself or to a later one: its foreign key can only
   * be added once all tables exist.
   */
  readonly deferred: boolean;
}
