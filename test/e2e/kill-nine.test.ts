import { afterAll, beforeAll, expect, test } from 'vitest';
import { serverCommand } from './harness/fleet-server.ts';
import { Scope } from './harness/scope.ts';
import { killDuringIngest, type KillEvidence } from './scenario/kill-lane.ts';

const KILLS = 100;
/** Servers that are killed side by side, because most of the time is spent starting them. */
const LANES = 2;

const scope = new Scope();
afterAll(() => scope.close());

let lanes: KillEvidence[];

beforeAll(async () => {
  const each = Array.from({ length: LANES }, () => killDuringIngest(scope, KILLS / LANES));
  lanes = await Promise.all(each);
}, 360_000);

test(`every acknowledged report is there after ${KILLS} kills`, async ({ annotate }) => {
  for (const { jobs, acknowledged } of lanes) {
    const stored = new Set(jobs.map(({ id }) => id));
    expect([...acknowledged].filter((id) => !stored.has(id))).toEqual([]);
  }
  const count = (size: (lane: KillEvidence) => number) => lanes.reduce((sum, lane) => sum + size(lane), 0);
  const figures = `${count(({ sent }) => sent.size)} reports sent, ${count(({ acknowledged }) => acknowledged.size)} acknowledged`;
  await annotate(`${KILLS} kills, ${figures}, ${count(({ jobs }) => jobs.length)} stored, 0 lost`);
});

test('none is there twice, changed, or from nowhere', () => {
  for (const { jobs, sent, results } of lanes) {
    expect(jobs).toHaveLength(new Set(jobs.map(({ id }) => id)).size);
    expect(jobs.filter(({ id, duration_seconds }) => sent.get(id)?.duration_seconds !== duration_seconds)).toEqual([]);
    expect(results).toMatchObject({ conflict: 0, invalid: 0 });
  }
});

test('kills fell into the middle of much work: reports were stored whose answer was lost', () => {
  const acknowledged = lanes.reduce((sum, lane) => sum + lane.acknowledged.size, 0);
  const answeredLater = lanes.reduce((sum, { results }) => sum + results.duplicate, 0);
  expect(acknowledged).toBeGreaterThan(KILLS);
  expect(answeredLater).toBeGreaterThan(0);
});

test('the stores are whole', async () => {
  for (const { server } of lanes) {
    await server.running.stop();
    expect(await serverCommand(server, ['check'])).toMatchObject({ code: 0 });
  }
});
