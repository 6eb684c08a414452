import { trcProjectionsDashboard } from '@lockstep/dashboards';
import { SCENARIOS } from '../panel-scenarios/trc-projections.ts';
import { describePanelQueries } from './describe-panel-queries.ts';

describePanelQueries(trcProjectionsDashboard, SCENARIOS);
