import { trcControlPlaneDashboard } from '@lockstep/dashboards';
import { SCENARIOS } from '../panel-scenarios/trc-control-plane.ts';
import { describePanelQueries } from './describe-panel-queries.ts';

describePanelQueries(trcControlPlaneDashboard, SCENARIOS);
