import { after, perMinute, stays } from './counting.ts';
import type { Scenario } from './scenario.ts';
import { of, seriesOf } from './series.ts';

const CP1 = 'instance="cp1:8180"';
const CP2 = 'instance="cp2:8180"';
const JOB = 'job="nixfleet-control-plane"';

const NEW = 'git_commit="bbbb222", version="1.0.0"';
const OLD = 'git_commit="aaaa111", version="0.9.0"';

const WEB = 'control_id="disk-encryption", host="web"';
const DB = 'control_id="disk-encryption", host="db"';
const NAS = 'control_id="firewall", host="nas"';

const failures = (values: Readonly<Record<string, string>>, target: string) =>
  seriesOf('nixfleet_compliance_failure_events_total', values, [`${target}, ${JOB}`]);

const counted = (target: string, blocks: number, unmeasured: number): Scenario['series'] => ({
  ...seriesOf('up', { '': stays(1) }, [`${target}, ${JOB}`]),
  ...seriesOf(
    'nixfleet_gate_block_total',
    { 'gate="compliance-wave"': perMinute(blocks), 'gate="wave-promotion"': perMinute(1) },
    [`${target}, ${JOB}`],
  ),
  ...seriesOf('nixfleet_runtime_gate_error_events_total', { '': perMinute(unmeasured) }, [`${target}, ${JOB}`]),
});

const FLEET: Scenario['series'] = {
  ...counted(CP1, 2, 0),
  ...counted(CP2, 0, 0.5),
  ...seriesOf('nixfleet_cp_build_info', { [NEW]: stays(1) }, [`${CP1}, ${JOB}`]),
  ...seriesOf('nixfleet_cp_build_info', { [OLD]: stays(1) }, [`${CP2}, ${JOB}`]),
  // A counter with labels begins at its first event, that is at 1.
  ...failures({ [WEB]: '1+0.5x240', [DB]: after(60, '1x180') }, CP1),
  ...failures({ [NAS]: stays(2) }, CP2),
};

const TILES = 'Does the fleet comply?';
const TABLE = 'Which control fails on which host, and under which version?';

const row = (failure: string, target: string, ...more: readonly string[]) => of(failure, target, ...more);

/** Two control planes of different versions first, and what every query of `nixfleet-control-plane` gives of them. */
export const SCENARIOS: readonly [Scenario, ...Scenario[]] = [
  {
    name: 'failures beside the version and the commit of the control plane that was told',
    series: FLEET,
    at: '90m',
    gives: {
      [`${TILES} / down`]: { '{}': 0 },
      [`${TILES} / controls`]: { '{}': 1 },
      [`${TILES} / hosts`]: { '{}': 2 },
      [`${TILES} / waves`]: { '{}': 120 },
      [`${TILES} / unmeasured`]: { '{}': 30 },
      [`${TILES} / versions`]: { '{}': 2 },
      [`${TABLE} / recent`]: { [row(WEB, CP1)]: 60, [row(DB, CP1)]: 1, [row(NAS, CP2)]: 0 },
      [`${TABLE} / day`]: { [row(WEB, CP1)]: 91, [row(DB, CP1)]: 1, [row(NAS, CP2)]: 1 },
      [`${TABLE} / hosts`]: { [row(WEB, CP1)]: 2, [row(DB, CP1)]: 2 },
      [`${TABLE} / build`]: { [row(WEB, CP1, NEW)]: 1, [row(DB, CP1, NEW)]: 1, [row(NAS, CP2, OLD)]: 1 },
      [`${TABLE} / waves`]: { [row(WEB, CP1)]: 120, [row(DB, CP1)]: 120, [row(NAS, CP2)]: 0 },
      [`${TABLE} / unmeasured`]: { [row(WEB, CP1)]: 0, [row(DB, CP1)]: 0, [row(NAS, CP2)]: 30 },
      'Control planes / up': { [of(CP1)]: 1, [of(CP2)]: 1 },
      'Control planes / build': { [of(CP1, NEW)]: 1, [of(CP2, OLD)]: 1 },
      'Control planes / failures': { [of(CP1)]: 61, [of(CP2)]: 0 },
      'Control planes / waves': { [of(CP1)]: 120, [of(CP2)]: 0 },
      'Control planes / unmeasured': { [of(CP1)]: 0, [of(CP2)]: 30 },
      'Which gate blocks rollouts? / blocks': { '{gate="compliance-wave"}': 2, '{gate="wave-promotion"}': 2 },
      'Since when does which control fail? / failures': {
        '{control_id="disk-encryption"}': 61,
        '{control_id="firewall"}': 0,
      },
      'Could compliance be measured? / errors': { [of(CP1)]: 0, [of(CP2)]: 30 },
      'Which version ran when? / versions': { [of(NEW)]: 1, [of(OLD)]: 1 },
    },
  },
  {
    name: 'no failure since the start is 0, not nothing',
    series: counted(CP1, 0, 0),
    at: '90m',
    gives: {
      [`${TILES} / controls`]: { '{}': 0 },
      [`${TILES} / hosts`]: { '{}': 0 },
      [`${TILES} / versions`]: { '{}': -1 },
      [`${TABLE} / recent`]: {},
    },
  },
  {
    name: 'a control plane that was started again: the first failure after it counts once',
    series: failures({ [WEB]: '5x100 stale _x9 1x100' }, CP1),
    at: '90m',
    gives: { [`${TABLE} / recent`]: { [row(WEB, CP1)]: 1 } },
  },
  {
    name: 'failures whose control plane does not say what it is are there without a version',
    series: failures({ [WEB]: '1+0.5x240' }, CP1),
    at: '90m',
    gives: { [`${TABLE} / recent`]: { [row(WEB, CP1)]: 60 }, [`${TABLE} / build`]: {} },
  },
  {
    name: 'the control plane that the reader chose',
    series: FLEET,
    at: '90m',
    chosen: { instance: 'cp2:8180' },
    gives: { [`${TABLE} / recent`]: { [row(NAS, CP2)]: 0 }, 'Control planes / build': { [of(CP2, OLD)]: 1 } },
  },
  {
    name: 'nothing was ever scraped',
    series: {},
    at: '20m',
    gives: {
      [`${TILES} / down`]: { '{}': -1 },
      [`${TILES} / controls`]: { '{}': -1 },
      [`${TILES} / waves`]: { '{}': -1 },
      [`${TABLE} / recent`]: {},
    },
  },
];
