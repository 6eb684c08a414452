import { backupOverview } from '@lockstep/dashboards';
import { SCENARIOS } from '../panel-scenarios/backup-overview.ts';
import { describePanelQueries } from './describe-panel-queries.ts';

describePanelQueries(backupOverview, SCENARIOS);
