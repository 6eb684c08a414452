import { trcSchedulerDashboard } from '@lockstep/dashboards';
import { SCENARIOS } from '../panel-scenarios/trc-scheduler.ts';
import { describePanelQueries } from './describe-panel-queries.ts';

describePanelQueries(trcSchedulerDashboard, SCENARIOS);
