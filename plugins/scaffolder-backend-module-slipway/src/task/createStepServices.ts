import { tmpdir } from 'node:os';
import {
  AuthService,
  DiscoveryService,
  LoggerService,
  PermissionsService,
  RootConfigService,
  UrlReaderService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  createForges,
  createSecretSources,
  SecretSource,
} from '@slipway/plugin-slipway-node';
import { DefaultRecordsClient } from '../records/DefaultRecordsClient';
import { readSecretRules } from '../secrets/readSecretRules';
import { readApprovalSettings } from '../service/approvalSettings';
import { readCommitSettings } from '../service/commitOf';
import { DefaultServicePlanner } from '../service/DefaultServicePlanner';
import { ForgeAccess } from '../service/ForgeAccess';
import { DefaultSkeletonSource } from '../skeletons/DefaultSkeletonSource';
import { RepositoryNotes } from './RepositoryNotes';
import { StepServices } from './StepServices';

/** The services of Backstage that the steps are made from. */
export interface BackendServices {
  readonly auth: AuthService;
  readonly catalog: CatalogService;
  readonly config: RootConfigService;
  readonly discovery: DiscoveryService;
  readonly logger: LoggerService;
  readonly permissions: PermissionsService;
  readonly reader: UrlReaderService;
  readonly userInfo: UserInfoService;
}

/** Puts together what the actions work with; settings are those of Backstage itself, but for the sources of secrets. */
export function createStepServices(
  backend: BackendServices,
  { vaults }: { readonly vaults: ReadonlyMap<string, SecretSource> },
): StepServices {
  const { auth, catalog, config, discovery, logger, reader } = backend;
  const integrations = ScmIntegrations.fromConfig(config);
  const skeletons = DefaultSkeletonSource.create({
    integrations,
    reader,
    workingDirectory:
      config.getOptionalString('backend.workingDirectory') ?? tmpdir(),
  });
  const access: ForgeAccess = {
    appBaseUrl: config.getString('app.baseUrl'),
    forges: createForges(integrations),
    requireUserToken:
      config.getOptionalBoolean('scaffolder.requireScmUserCredentials') ??
      false,
  };
  return {
    access,
    auth,
    catalog,
    commits: readCommitSettings(config),
    logger,
    notes: new RepositoryNotes(),
    permissions: backend.permissions,
    planner: DefaultServicePlanner.create({
      ...access,
      integrations,
      skeletons,
      requiredApprovals: readApprovalSettings(config),
    }),
    secretSources: createSecretSources({
      rules: readSecretRules(config),
      vaults,
    }),
    userInfo: backend.userInfo,
    records: DefaultRecordsClient.create({ auth, discovery }),
  };
}
