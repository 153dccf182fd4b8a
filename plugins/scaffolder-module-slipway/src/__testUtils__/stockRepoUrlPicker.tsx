import { getComponentData } from '@backstage/core-plugin-api';
import { ApiRef } from '@backstage/frontend-plugin-api';
import { scmAuthApiRef } from '@backstage/integration-react';
import { RepoUrlPickerFieldExtension } from '@backstage/plugin-scaffolder';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { FormField } from '@backstage/plugin-scaffolder-react/alpha';

/** Backstage's own RepoUrlPicker, as every portal has it. */
export const stockRepoUrlPicker = getComponentData<FormField>(
  <RepoUrlPickerFieldExtension />,
  'scaffolder.extensions.field.v1',
)!;

const host = 'localhost:7008';

/** What it asks a portal whose one forge is the sandbox. */
export const repoUrlPickerApis: readonly (readonly [
  ApiRef<unknown>,
  object,
])[] = [
  [scmAuthApiRef, { getCredentials: async () => ({ headers: {} }) }],
  [
    scaffolderApiRef,
    {
      getIntegrationsList: async () => ({
        integrations: [{ type: 'github', title: host, host }],
      }),
    },
  ],
];
