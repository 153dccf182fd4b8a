import { VisuallyHidden } from '@backstage/ui';
import { Announcement } from './model/ModelState';
import { Texts, useTexts } from '../useTexts';

/** Says what the last change was to those who do not see it. */
export function Announcer(props: { readonly announcement?: Announcement }) {
  const t = useTexts();
  return (
    <VisuallyHidden role="status" aria-live="polite">
      {props.announcement && tell(props.announcement, t)}
    </VisuallyHidden>
  );
}

function tell(announcement: Announcement, t: Texts): string {
  switch (announcement.kind) {
    case 'entityRemoved':
      return t('entities.said.entityRemoved', announcement);
    case 'fieldRemoved':
      return t('entities.said.fieldRemoved', announcement);
    case 'entityMoved':
      return t('entities.said.entityMoved', places(announcement));
    case 'fieldMoved':
      return t('entities.said.fieldMoved', places(announcement));
    case 'imported':
      return t('entities.said.imported', { count: announcement.count });
    default:
      return t('entities.said.undone');
  }
}

/** Translations take texts. */
function places({ name, place, of }: Extract<Announcement, { place: number }>) {
  return { name, place: String(place), of: String(of) };
}
