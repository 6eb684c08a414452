import { belowOneSecond, perMinute, stays } from './counting.ts';
import type { Scenario } from './scenario.ts';
import { seriesOf } from './series.ts';

const A = 'instance="a:8280", job="trc-control-plane"';
/** The second control plane asks the same database. */
const B = 'instance="b:8280", job="trc-control-plane"';

const appends = (values: Readonly<Record<string, number>>, targets = [A]) =>
  seriesOf(
    'trc_event_append_total',
    Object.fromEntries(Object.entries(values).map(([result, count]) => [`result="${result}"`, perMinute(count)])),
    targets,
  );

const EVENTS: Scenario['series'] = {
  ...seriesOf('up', { '': stays(1) }, [A, B]),
  ...appends({ success: 60, conflict: 20, error: 0 }, [A, B]),
  ...belowOneSecond('trc_event_append_duration_seconds', `${A}, result="success"`, 60),
  ...seriesOf('trc_events_table_rows', { '': '1000+60x240' }, [A, B]),
  ...seriesOf('trc_events_table_size_bytes', { '': stays(8192) }, [A, B]),
};

const COMMANDS: Scenario['series'] = {
  ...seriesOf(
    'trc_commands_total',
    {
      'command="deploy_create", result="accepted"': perMinute(6),
      'command="deploy_create", result="rejected"': perMinute(2),
      'command="deploy_create", result="conflict"': perMinute(1),
      'command="deploy_create", result="error"': perMinute(0.5),
    },
    [A],
  ),
  ...belowOneSecond('trc_command_duration_seconds', `${A}, command="deploy_create", result="accepted"`, 6),
};

const TILES = 'Is what people ask for written down?';
const DEPLOY = '{command="deploy_create"}';

/** Two control planes first, and what every query of `trc-events` gives of them. */
export const SCENARIOS: readonly [Scenario, ...Scenario[]] = [
  {
    name: 'two control planes of one database that classify commands',
    series: { ...EVENTS, ...COMMANDS },
    at: '90m',
    gives: {
      [`${TILES} / down`]: { '{}': 0 },
      [`${TILES} / failed`]: { '{}': 0 },
      [`${TILES} / conflicts`]: { '{}': 0.25 },
      [`${TILES} / p95`]: { '{}': 0.95 },
      // Once, not once for each control plane.
      [`${TILES} / rows`]: { '{}': 11_800 },
      [`${TILES} / size`]: { '{}': 8192 },
      'What comes of appends? / results': {
        '{result="success"}': 120,
        '{result="conflict"}': 40,
        '{result="error"}': 0,
      },
      'How long does an append take? / p95': { '{result="success"}': 0.95 },
      'How fast does the table grow? / size': { '{}': 8192 },
      'How many events are added? / rows': { '{}': 2 },
      'What comes of commands? / results': {
        '{result="accepted"}': 6,
        '{result="rejected"}': 2,
        '{result="conflict"}': 1,
        '{result="error"}': 0.5,
      },
      'How long does a command take? / p95': { [DEPLOY]: 0.95 },
      'Which command goes wrong? / error': { [DEPLOY]: 30 },
      'Which command goes wrong? / conflict': { [DEPLOY]: 60 },
      'Which command goes wrong? / rejected': { [DEPLOY]: 120 },
      'Which command goes wrong? / accepted': { [DEPLOY]: 360 },
      'Which command goes wrong? / p95': { [DEPLOY]: 0.95 },
    },
  },
  {
    name: 'nobody asks for anything: no share, no duration, and zeros',
    series: {
      ...appends({ success: 0, conflict: 0, error: 0 }),
      ...belowOneSecond('trc_event_append_duration_seconds', `${A}, result="success"`, 0),
    },
    at: '90m',
    gives: {
      [`${TILES} / failed`]: { '{}': -2 },
      [`${TILES} / p95`]: { '{}': -2 },
      'What comes of appends? / results': { '{result="success"}': 0, '{result="conflict"}': 0, '{result="error"}': 0 },
      'How long does an append take? / p95': {},
    },
  },
  {
    name: 'control planes that do not classify commands',
    series: EVENTS,
    at: '90m',
    gives: { 'What comes of commands? / results': {}, 'Which command goes wrong? / error': {} },
  },
  {
    name: 'nothing was ever scraped',
    series: {},
    at: '20m',
    gives: {
      [`${TILES} / down`]: { '{}': -1 },
      [`${TILES} / failed`]: { '{}': -1 },
      [`${TILES} / p95`]: { '{}': -1 },
      'What comes of appends? / results': {},
    },
  },
];
