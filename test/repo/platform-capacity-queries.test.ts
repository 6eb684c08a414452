import { platformCapacity } from '@lockstep/dashboards';
import { SCENARIOS } from '../panel-scenarios/platform-capacity.ts';
import { describePanelQueries } from './describe-panel-queries.ts';

describePanelQueries(platformCapacity, SCENARIOS);
