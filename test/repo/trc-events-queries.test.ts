import { trcEventsDashboard } from '@lockstep/dashboards';
import { SCENARIOS } from '../panel-scenarios/trc-events.ts';
import { describePanelQueries } from './describe-panel-queries.ts';

describePanelQueries(trcEventsDashboard, SCENARIOS);
