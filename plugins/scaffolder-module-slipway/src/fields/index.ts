import { slipwayEntities } from './SlipwayEntities';
import { slipwayEntityPicker } from './SlipwayEntityPicker';
import { slipwayEnvironments } from './SlipwayEnvironments';
import { slipwayName } from './SlipwayName';
import { slipwayPage } from './SlipwayPage';
import { slipwayPreview } from './SlipwayPreview';
import { slipwayRepoUrlPicker } from './SlipwayRepoUrlPicker';
import { slipwayVariables } from './SlipwayVariables';

/** Every field of the form; `ui:field` in a template is the name of one. */
export const formFields = [
  slipwayEntities,
  slipwayEntityPicker,
  slipwayEnvironments,
  slipwayName,
  slipwayPage,
  slipwayPreview,
  slipwayRepoUrlPicker,
  slipwayVariables,
] as const;
