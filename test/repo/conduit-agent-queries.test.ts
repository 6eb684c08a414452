import { conduitAgent } from '@lockstep/dashboards';
import { SCENARIOS } from '../panel-scenarios/conduit-agent.ts';
import { describePanelQueries } from './describe-panel-queries.ts';

describePanelQueries(conduitAgent, SCENARIOS);
