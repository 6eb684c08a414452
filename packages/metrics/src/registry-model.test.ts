import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toy } from '../test/toy-catalog.ts';
import { createRegistry, type Page, parseOpenMetrics, parseText, type Registry } from './index.ts';

/**
 * A registry is compared with a model that keeps rows in plain maps and writes pages with plain strings, over random
 * histories of recording, renaming, removing and scraping, with pages held while others are made.
 */
class Model {
  readonly calls = { value: 0 };
  level: number | undefined;
  readonly online = new Map<string, { name: string; value: number }>();
  readonly state = new Map<string, { state: string; value: number }>();
  readonly errors = new Map<string, number>();
  readonly waits: Record<'x' | 'y', number[]> = { x: [], y: [] };

  page(format: 'text' | 'openmetrics'): string {
    const text = format === 'text';
    const help = 'Calls, "quoted" \\\\ and slashed.';
    return [
      text
        ? `# HELP toy_calls_total ${help}\n# TYPE toy_calls_total counter`
        : `# TYPE toy_calls counter\n# HELP toy_calls ${help.replaceAll('"', '\\"')}`,
      `toy_calls_total ${number(this.calls.value)}`,
      text ? head('toy_errors_total', 'counter', text) : head('toy_errors', 'counter', text),
      ...rows(
        'toy_errors_total',
        [...this.errors].map(([code, value]) => [`code="${code}"`, value]),
      ),
      head('toy_level', 'gauge', text),
      ...(this.level === undefined ? [] : [`toy_level ${number(this.level)}`]),
      head('toy_online', 'gauge', text),
      ...rows(
        'toy_online',
        [...this.online].map(([id, row]) => [`id="${id}"${row.name === '' ? '' : `,name="${row.name}"`}`, row.value]),
      ),
      head('toy_size_bytes', 'gauge', text, 'bytes'),
      head('toy_state', 'gauge', text),
      ...rows(
        'toy_state',
        [...this.state].map(([id, row]) => [`id="${id}",state="${row.state}"`, row.value]),
      ),
      head('toy_things_total', 'gauge', text),
      'toy_things_total 0',
      head('toy_wait_seconds', 'histogram', text, 'seconds'),
      ...(['x', 'y'] as const).flatMap((kind) => histogram(kind, this.waits[kind])),
      ...(text ? [] : ['# EOF']),
      '',
    ].join('\n');
  }
}

function head(name: string, type: string, text: boolean, unit?: string): string {
  if (text) return `# HELP ${name} Something.\n# TYPE ${name} ${type}`;
  return [
    `# TYPE ${name} ${type}`,
    ...(unit === undefined ? [] : [`# UNIT ${name} ${unit}`]),
    `# HELP ${name} Something.`,
  ].join('\n');
}

function rows(name: string, all: readonly (readonly [string, number])[]): string[] {
  return [...all]
    .sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    .map(([labels, value]) => `${name}{${labels}} ${number(value)}`);
}

function histogram(kind: string, observed: readonly number[]): string[] {
  const bounds = [
    ['0.5', 0.5],
    ['1.0', 1],
    ['5.0', 5],
    ['30.0', 30],
    ['86400.0', 86_400],
    ['+Inf', Infinity],
  ] as const;
  return [
    ...bounds.map(
      ([le, bound]) =>
        `toy_wait_seconds_bucket{kind="${kind}",le="${le}"} ${observed.filter((v) => v <= bound).length}`,
    ),
    `toy_wait_seconds_sum{kind="${kind}"} ${observed.reduce((sum, v) => sum + v, 0)}`,
    `toy_wait_seconds_count{kind="${kind}"} ${observed.length}`,
  ];
}

function number(value: number): string {
  return String(value).replace(/^(-?)Infinity$/, (_, sign: string) => `${sign === '' ? '+' : sign}Inf`);
}

type Step = (registry: Registry<readonly [typeof toy]>, model: Model) => void;

const ids = fc.constantFrom('a', 'b', 'é', '\u{1f600}', '\uffee');
const names = fc.constantFrom('one', 'two', 'ü', '');
const values = fc.oneof(
  fc.double(),
  fc.nat(),
  fc.nat({ max: 99 }).map((n) => n / 10),
  fc.nat({ max: 9 }),
  fc.constantFrom(0, -0, 1, NaN, 1e21, 0.1 + 0.2),
);

const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.oneof(fc.nat({ max: 3 }), fc.double({ min: 0, max: 1e6, noNaN: true })).map<Step>((by) => (registry, model) => {
    registry.metrics.toy_calls_total.inc(by);
    model.calls.value += by;
  }),
  values.map<Step>((value) => (registry, model) => {
    registry.metrics.toy_level.set(value);
    model.level = value;
  }),
  fc.constant<Step>((registry, model) => {
    registry.metrics.toy_level.remove();
    model.level = undefined;
  }),
  fc.tuple(ids, names, values).map<Step>(([id, name, value]) => (registry, model) => {
    registry.metrics.toy_online.with({ id, name }).set(value);
    model.online.set(id, { name, value });
  }),
  ids.map<Step>((id) => (registry, model) => {
    registry.metrics.toy_online.remove({ id, name: 'whatever' });
    model.online.delete(id);
  }),
  fc.uniqueArray(fc.tuple(ids, names, values), { selector: ([id]) => id }).map<Step>((all) => (registry, model) => {
    registry.metrics.toy_online.replace((row) => all.forEach(([id, name, value]) => row({ id, name }, value)));
    model.online.clear();
    for (const [id, name, value] of all) model.online.set(id, { name, value });
  }),
  fc.tuple(ids, fc.constantFrom('up' as const, 'down' as const)).map<Step>(([id, state]) => (registry, model) => {
    registry.metrics.toy_state.with({ id, state }).set(1);
    model.state.set(id, { state, value: 1 });
  }),
  fc.constantFrom('1', '2', '3', '4', '5', '6').map<Step>((code) => (registry, model) => {
    registry.metrics.toy_errors_total.with({ code }).inc();
    if (model.errors.has(code) || model.errors.size < 4) model.errors.set(code, (model.errors.get(code) ?? 0) + 1);
  }),
  fc
    .tuple(fc.constantFrom('x' as const, 'y' as const), fc.double({ min: 0, max: 1e5, noNaN: true }))
    .map<Step>(([kind, value]) => (registry, model) => {
      registry.metrics.toy_wait_seconds.with({ kind }).observe(value);
      model.waits[kind].push(value);
    }),
);

interface Held {
  readonly page: Page;
  readonly want: string;
}

describe('a registry with any history', () => {
  it('shows what a plain model shows, and keeps pages that are still read', async () => {
    const round = fc.record({
      steps: fc.array(steps, { maxLength: 6 }),
      format: fc.constantFrom('text' as const, 'openmetrics' as const),
      isKept: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 12 }), async (rounds) => {
        const registry = createRegistry([toy]);
        const model = new Model();
        const held: Held[] = [];
        for (const { steps, format, isKept } of rounds) {
          for (const step of steps) step(registry, model);
          const page = await registry.scrape({ format });
          const want = model.page(format);
          expect(Buffer.from(page.body).toString()).toBe(want);
          expect((format === 'text' ? parseText : parseOpenMetrics)(want).problems).toEqual([]);
          if (isKept) held.push({ page, want });
          else page.release();
        }
        for (const { page, want } of held) {
          expect(Buffer.from(page.body).toString()).toBe(want);
          page.release();
        }
      }),
      { numRuns: 150 },
    );
  });
});
