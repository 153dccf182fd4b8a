import {
  LoggerService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { RecordsClient } from '../records/RecordsClient';
import { SourceServices } from '../secrets/readSources';
import { CommitSettings } from '../service/commitOf';
import { ForgeAccess } from '../service/ForgeAccess';
import { ServicePlanner } from '../service/ServicePlanner';
import { RepositoryNotes } from './RepositoryNotes';

/** What the actions work with. */
export interface StepServices extends SourceServices {
  readonly access: ForgeAccess;
  readonly catalog: CatalogService;
  readonly commits: CommitSettings;
  /** The portal's own log; what a person is told goes to the task's. */
  readonly logger: LoggerService;
  readonly notes: RepositoryNotes;
  readonly permissions: PermissionsService;
  readonly planner: ServicePlanner;
  readonly records: RecordsClient;
}
