import { conduitManager } from '@lockstep/dashboards';
import { SCENARIOS } from '../panel-scenarios/conduit-manager.ts';
import { describePanelQueries } from './describe-panel-queries.ts';

describePanelQueries(conduitManager, SCENARIOS);
