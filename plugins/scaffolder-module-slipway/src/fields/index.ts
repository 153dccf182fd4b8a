import { slipwayName } from './SlipwayName';

/** Every field of the form; `ui:field` in a template is the name of one. */
export const formFields = [slipwayName] as const;
