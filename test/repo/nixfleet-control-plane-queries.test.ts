import { nixfleetControlPlane } from '@lockstep/dashboards';
import { SCENARIOS } from '../panel-scenarios/nixfleet-control-plane.ts';
import { describePanelQueries } from './describe-panel-queries.ts';

describePanelQueries(nixfleetControlPlane, SCENARIOS);
