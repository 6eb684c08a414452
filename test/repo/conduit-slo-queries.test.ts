import { conduitSlo } from '@lockstep/dashboards';
import { SCENARIOS } from '../panel-scenarios/conduit-slo.ts';
import { describePanelQueries } from './describe-panel-queries.ts';

describePanelQueries(conduitSlo, SCENARIOS);
