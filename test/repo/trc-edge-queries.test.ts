import { trcEdgeDashboard } from '@lockstep/dashboards';
import { SCENARIOS } from '../panel-scenarios/trc-edge.ts';
import { describePanelQueries } from './describe-panel-queries.ts';

describePanelQueries(trcEdgeDashboard, SCENARIOS);
