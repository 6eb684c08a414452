import { conduitGateway } from '@lockstep/dashboards';
import { SCENARIOS } from '../panel-scenarios/conduit-gateway.ts';
import { describePanelQueries } from './describe-panel-queries.ts';

describePanelQueries(conduitGateway, SCENARIOS);
