import { kopiaBackupOverview } from '@lockstep/dashboards';
import { SCENARIOS } from '../panel-scenarios/kopia-backup-overview.ts';
import { describePanelQueries } from './describe-panel-queries.ts';

describePanelQueries(kopiaBackupOverview, SCENARIOS);
