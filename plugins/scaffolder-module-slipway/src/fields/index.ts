import { slipwayEntities } from './SlipwayEntities';
import { slipwayName } from './SlipwayName';
import { slipwayPage } from './SlipwayPage';
import { slipwayPreview } from './SlipwayPreview';
import { slipwayRepoUrlPicker } from './SlipwayRepoUrlPicker';

/** Every field of the form; `ui:field` in a template is the name of one. */
export const formFields = [
  slipwayEntities,
  slipwayName,
  slipwayPage,
  slipwayPreview,
  slipwayRepoUrlPicker,
] as const;
