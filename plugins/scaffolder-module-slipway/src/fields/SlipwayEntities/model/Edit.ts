import { EntitiesValue } from '../schema';
import { EntityMembers, FieldMembers } from './Draft';

/** Everything that can be done in the modeller. */
export type Edit =
  | { readonly do: 'addEntity' }
  | {
      readonly do: 'changeEntity';
      readonly entity: string;
      readonly to: EntityMembers;
    }
  | { readonly do: 'moveEntity'; readonly entity: string; readonly by: -1 | 1 }
  | { readonly do: 'duplicateEntity'; readonly entity: string }
  | { readonly do: 'removeEntity'; readonly entity: string }
  | {
      readonly do: 'addField';
      readonly entity: string;
      readonly after?: string;
    }
  | {
      readonly do: 'changeField';
      readonly entity: string;
      readonly field: string;
      readonly to: FieldMembers;
    }
  | {
      readonly do: 'moveField';
      readonly entity: string;
      readonly field: string;
      readonly by: -1 | 1;
    }
  | {
      readonly do: 'duplicateField';
      readonly entity: string;
      readonly field: string;
    }
  | {
      readonly do: 'removeField';
      readonly entity: string;
      readonly field: string;
    }
  | { readonly do: 'import'; readonly entities: EntitiesValue }
  | { readonly do: 'load'; readonly entities: EntitiesValue | undefined }
  | { readonly do: 'undo' };
