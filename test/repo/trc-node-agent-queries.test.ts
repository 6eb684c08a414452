import { trcNodeAgentDashboard } from '@lockstep/dashboards';
import { SCENARIOS } from '../panel-scenarios/trc-node-agent.ts';
import { describePanelQueries } from './describe-panel-queries.ts';

describePanelQueries(trcNodeAgentDashboard, SCENARIOS);
