import { DraftModel } from './Draft';

/** What the last change was, for those who do not see it. */
export type Announcement =
  | {
      readonly kind: 'entityRemoved' | 'fieldRemoved';
      readonly name: string;
    }
  | {
      readonly kind: 'entityMoved' | 'fieldMoved';
      readonly name: string;
      readonly place: number;
      readonly of: number;
    }
  | { readonly kind: 'imported'; readonly count: number }
  | { readonly kind: 'undone' };

/** How a removal or an import is taken back, whatever was edited since. */
export interface Undo {
  readonly announcement: Announcement;
  readonly apply: (model: DraftModel) => DraftModel;
  /** What comes back and gets the focus. */
  readonly focus?: string;
}

/** The modeller's own state; the form only gets the answers made of `model`. */
export interface ModelState {
  readonly model: DraftModel;
  readonly undo: readonly Undo[];
  readonly announcement?: Announcement;
  /** The row or card whose name gets the focus, and how often that was asked for. */
  readonly focus?: { readonly id: string; readonly count: number };
}
