import { afterAll, beforeAll, expect, test } from 'vitest';
import { Scope } from './harness/scope.ts';
import { stopDuringIngest, type StopEvidence } from './scenario/stop-lane.ts';

const STOPS = 10;
/** Servers that are stopped side by side, because each waits for its stuck clients until it cuts them. */
const LANES = 5;

const scope = new Scope();
afterAll(() => scope.close());

let lanes: StopEvidence[];

beforeAll(async () => {
  lanes = await Promise.all(Array.from({ length: LANES }, () => stopDuringIngest(scope, STOPS / LANES)));
}, 120_000);

test(`P20 SIGTERM ends a busy server within 10 s with exit code 0, ${STOPS} times`, async ({ annotate }) => {
  const stops = lanes.flatMap((lane) => lane.stops);
  expect(stops).toHaveLength(STOPS);
  expect(stops.filter(({ ending, seconds }) => ending.code !== 0 || seconds > 10)).toEqual([]);
  await annotate(`${STOPS} signals, the slowest end ${Math.max(...stops.map(({ seconds }) => seconds)).toFixed(1)} s`);
});

test('each time an unfinished body and an idle connection were open', () => {
  for (const { held } of lanes.flatMap((lane) => lane.stops)) {
    expect(held).toEqual({ unfinishedBody: true, idle: true });
  }
});

test('no scrape is answered by half', () => {
  const scrapes = lanes.flatMap((lane) => lane.stops.map((stop) => stop.scrapes));
  expect(scrapes.reduce((sum, { whole }) => sum + whole, 0)).toBeGreaterThan(STOPS);
  expect(scrapes.filter(({ half }) => half > 0)).toEqual([]);
});

test('no acknowledged report is lost', async ({ annotate }) => {
  for (const { acknowledged, jobs } of lanes) {
    const stored = new Set(jobs.map(({ id }) => id));
    expect([...acknowledged].filter((id) => !stored.has(id))).toEqual([]);
  }
  const count = lanes.reduce((sum, { acknowledged }) => sum + acknowledged.size, 0);
  expect(count).toBeGreaterThan(STOPS);
  await annotate(`${count} reports acknowledged, 0 lost`);
});
