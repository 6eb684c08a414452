import type { ParsedExposition } from '@lockstep/metrics';
import type { PlatformJob } from '@lockstep/provisioning';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type BootedWorld, bootWorld, closeWorlds, total } from '../../test/boot-world.ts';
import { HEALTHY } from './effects.ts';
import { effectsOf, SCENARIO_NAMES, SCENARIOS, type ScenarioName } from './scenarios.ts';

/** How one figure of a page tells a scenario from a quiet world. */
interface Sign {
  readonly job: PlatformJob;
  /** Of the last instance. What a counter has counted since the past is over, or a gauge. */
  readonly figure: (after: ParsedExposition, before: ParsedExposition) => number;
  /** What it is at least in the scenario, or at most for `below`; on a good day it is not. */
  readonly above?: number;
  readonly below?: number;
}

type Labels = Readonly<Record<string, string>>;

const increase = (name: string, labels?: Labels) => (after: ParsedExposition, before: ParsedExposition) =>
  total(after, name, labels) - total(before, name, labels);
const share = (name: string, part: Labels) => (after: ParsedExposition, before: ParsedExposition) =>
  increase(name, part)(after, before) / Math.max(1, increase(name)(after, before));
const value = (name: string, labels?: Labels) => (after: ParsedExposition) => total(after, name, labels);

/** Seconds that a world is looked at after its past. */
const SECONDS = 30;

/** Each scenario but those of the whole world by what it shows; all of these are played at the same time. */
const SIGNS: Readonly<Partial<Record<ScenarioName, Sign>>> = {
  'agent-cut-off': { job: 'conduit-agent', figure: value('agent_gateway_connection_status'), below: 0 },
  'discovery-failing': { job: 'conduit-agent', figure: increase('agent_discovery_errors_total'), above: 20 },
  'auth-attack': {
    job: 'conduit-manager',
    figure: share('manager_auth_requests_total', { status: 'denied' }),
    above: 0.6,
  },
  'sessions-failing': {
    job: 'conduit-gateway',
    figure: increase('gateway_session_operations_total', { operation: 'create', status: 'error' }),
    above: 2,
  },
  'bmc-failing': {
    job: 'conduit-gateway',
    figure: increase('gateway_bmc_operations_total', { status: 'error' }),
    above: 2,
  },
  'site-lost': {
    job: 'conduit-manager',
    figure: value('manager_gateways_total', { datacenter: 'fra1', status: 'active' }),
    below: 0,
  },
  'gate-spike': {
    job: 'nixfleet-control-plane',
    figure: increase('nixfleet_gate_block_total', { gate: 'compliance-wave' }),
    above: 20,
  },
  'gate-errors': {
    job: 'nixfleet-control-plane',
    figure: increase('nixfleet_runtime_gate_error_events_total'),
    above: 10,
  },
  'compliance-failing': {
    job: 'nixfleet-control-plane',
    figure: increase('nixfleet_compliance_failure_events_total', { control_id: 'disk-encryption' }),
    above: 30,
  },
  'backup-stale': { job: 'trc-control-plane', figure: value('trc_backup_staleness_max_days'), above: 8 },
  'restore-failing': { job: 'trc-control-plane', figure: increase('trc_restore_failures_total'), above: 1 },
  'db-pool-full': { job: 'trc-control-plane', figure: value('trc_db_connections_in_use'), above: 10 },
  'append-failing': {
    job: 'trc-control-plane',
    figure: share('trc_event_append_total', { result: 'error' }),
    above: 0.25,
  },
  'projection-stuck': {
    job: 'trc-projections',
    figure: value('trc_projection_lag_events', { projection: 'deploys' }),
    above: 300,
  },
  'no-capacity': { job: 'trc-scheduler', figure: increase('trc_scheduler_unschedulable_total'), above: 5 },
  'rollouts-failing': { job: 'trc-scheduler', figure: increase('trc_scheduler_rollout_failures_total'), above: 1 },
  'crash-loop': { job: 'trc-agent', figure: value('trc_agent_instances_ready'), below: 10 },
  'node-cut-off': { job: 'trc-agent', figure: increase('trc_agent_heartbeat_total', { result: 'failure' }), above: 5 },
  'disk-full': { job: 'trc-agent', figure: value('trc_agent_disk_pressure'), above: 3 },
  'secrets-missing': {
    job: 'trc-agent',
    figure: share('trc_agent_secrets_delivery_total', { result: 'failure' }),
    above: 0.3,
  },
  'images-failing': {
    job: 'trc-agent',
    figure: share('trc_agent_image_pulls_total', { result: 'failure' }),
    above: 0.3,
  },
  'edge-config-bad': {
    job: 'trc-edge',
    figure: increase('trc_edge_config_apply_total', { result: 'failure' }),
    above: 2,
  },
  'backends-down': { job: 'trc-edge', figure: value('trc_edge_backends_active_total'), below: 150 },
};

/** These have a world of their own. */
const ALONE = ['quiet', 'incident-errors', 'incident-db-slow', 'component-down', 'scheduler-stopped'] as const;

describe('the table of scenarios', () => {
  it('is shown by the tests below, all of it', () => {
    expect([...Object.keys(SIGNS), ...ALONE].toSorted()).toEqual(SCENARIO_NAMES.toSorted());
  });

  it.each(SCENARIO_NAMES.filter((name) => name !== 'quiet'))('%s changes the world, and fires something', (name) => {
    expect(effectsOf([name])).not.toEqual(HEALTHY);
    expect(SCENARIOS[name].fires.length).toBeGreaterThan(0);
  });

  it('combines', () => {
    const both = effectsOf(['disk-full', 'crash-loop']);
    expect(both).toEqual({ ...HEALTHY, isDiskFull: true, instanceFailures: 0.7 });
  });
});

/** The pages of a world after its past and half a minute later. */
async function look(world: BootedWorld, jobs: readonly PlatformJob[]) {
  const read = async () =>
    new Map(await Promise.all(jobs.map(async (job) => [job, await world.page(job, -1)] as const)));
  const before = await read();
  await world.advance(SECONDS);
  const after = await read();
  return (sign: Sign): number => {
    const [first, last] = [before.get(sign.job), after.get(sign.job)];
    return first === undefined || last === undefined ? NaN : sign.figure(last, first);
  };
}

describe('each scenario shows', () => {
  const jobs = [...new Set(Object.values(SIGNS).map(({ job }) => job))];
  const figures = new Map<string, (sign: Sign) => number>();
  const errors: unknown[] = [];

  beforeAll(async () => {
    for (const scenarios of [[], Object.keys(SIGNS) as ScenarioName[]]) {
      const world = await bootWorld({ scenarios, pastSeconds: 10 });
      figures.set(scenarios.length === 0 ? 'quiet' : 'bad', await look(world, jobs));
      errors.push(...world.errors);
      await closeWorlds();
    }
  }, 120_000);
  afterAll(closeWorlds);

  it('that the simulator itself is in no trouble', () => {
    expect(errors).toEqual([]);
  });

  it.each(Object.entries(SIGNS))('%s', (_, sign) => {
    const { above = -Infinity, below = Infinity } = sign;
    const isBad = (figure: number): boolean => figure >= above && figure <= below;
    const seen = Object.fromEntries([...figures].map(([world, figureOf]) => [world, figureOf(sign)]));
    expect(Object.entries(seen).map(([world, figure]) => [world, figure, isBad(figure)])).toEqual([
      ['quiet', seen['quiet'], false],
      ['bad', seen['bad'], true],
    ]);
  });
});

describe('a scenario of the whole world', () => {
  afterEach(closeWorlds);

  it('incident-errors makes a fifth of all requests fail', async () => {
    const world = await bootWorld({ jobs: ['conduit-manager'], scenarios: ['incident-errors'], pastSeconds: 5 });
    const before = await world.page('conduit-manager');
    await world.advance(60);
    const failed = increase('manager_http_requests_total', { status_code: '500' })(
      await world.page('conduit-manager'),
      before,
    );
    const all = increase('manager_http_requests_total')(await world.page('conduit-manager'), before);
    expect(failed / all).toBeGreaterThan(0.1);
    expect(failed / all).toBeLessThan(0.3);
  }, 60_000);

  it('incident-db-slow makes queries and requests slow', async () => {
    const world = await bootWorld({ jobs: ['conduit-manager'], scenarios: ['incident-db-slow'], pastSeconds: 5 });
    const before = await world.page('conduit-manager');
    await world.advance(10);
    const after = await world.page('conduit-manager');
    const mean = (name: string) => increase(`${name}_sum`)(after, before) / increase(`${name}_count`)(after, before);
    expect(mean('manager_db_query_duration_seconds')).toBeGreaterThan(0.4);
    expect(mean('manager_db_query_duration_seconds')).toBeLessThan(0.95);
  }, 60_000);

  it('component-down ends one instance, and the others go on', async () => {
    const world = await bootWorld({ jobs: ['trc-agent'], scenarios: ['component-down'], pastSeconds: 1 });
    await world.advance(7);
    expect((await fetch(world.urlOf('trc-agent', 0))).status).toBe(200);
    await expect(fetch(world.urlOf('trc-agent', 1))).rejects.toThrow('fetch failed');
    expect(world.errors).toEqual([]);
  });

  it('scheduler-stopped stops the loop', async () => {
    const world = await bootWorld({ jobs: ['trc-scheduler'], scenarios: ['scheduler-stopped'], pastSeconds: 3 });
    await world.advance(10);
    expect(total(await world.page('trc-scheduler'), 'trc_scheduler_reconcile_runs_total')).toBe(3);
  });
});
