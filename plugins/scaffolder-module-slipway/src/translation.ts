import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { draftMessages } from './draft/messages';
import { failureMessages } from './failures/messages';
import { entitiesMessages } from './fields/SlipwayEntities/messages';
import { entityPickerMessages } from './fields/SlipwayEntityPicker/messages';
import { environmentsMessages } from './fields/SlipwayEnvironments/messages';
import { nameMessages } from './fields/SlipwayName/messages';
import { pageMessages } from './fields/SlipwayPage/messages';
import { previewMessages } from './fields/SlipwayPreview/messages';
import { resultMessages } from './result/messages';
import { repoUrlMessages } from './fields/SlipwayRepoUrlPicker/messages';
import { variablesMessages } from './fields/SlipwayVariables/messages';
import { formLinkMessages } from './formLink/messages';
import { rowsMessages } from './fields/rows/messages';

/**
 * Every text of the form, in English; a portal translates it as any of Backstage's.
 *
 * Each field keeps its texts in its own folder, and its name is the first part of their keys.
 *
 * @public
 */
export const slipwayFormTranslationRef = createTranslationRef({
  id: 'slipway-form',
  messages: {
    draft: draftMessages,
    entities: entitiesMessages,
    entityPicker: entityPickerMessages,
    environments: environmentsMessages,
    failure: failureMessages,
    formLink: formLinkMessages,
    name: nameMessages,
    page: pageMessages,
    preview: previewMessages,
    result: resultMessages,
    repoUrl: repoUrlMessages,
    rows: rowsMessages,
    variables: variablesMessages,
  },
});
