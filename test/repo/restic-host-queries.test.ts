import { resticHost } from '@lockstep/dashboards';
import { SCENARIOS } from '../panel-scenarios/restic-host.ts';
import { describePanelQueries } from './describe-panel-queries.ts';

describePanelQueries(resticHost, SCENARIOS);
