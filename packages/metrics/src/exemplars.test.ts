import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPage } from '../test/read-page.ts';
import { toy } from '../test/toy-catalog.ts';
import { createRegistry, type ExemplarLabels, parseOpenMetrics } from './index.ts';

function makeToy() {
  const clock = { ms: 1_700_000_000_000 };
  const refused: string[] = [];
  const registry = createRegistry([toy], {
    now: () => (clock.ms += 250),
    onRefused: (family, reason) => refused.push(`${family} ${reason}`),
  });
  const rows = async (name: string): Promise<string[]> =>
    (await readPage(registry, 'openmetrics')).split('\n').filter((line) => line.startsWith(name));
  return { ...registry, refused, rows };
}

describe('exemplars', () => {
  it('stand after counters and buckets in OpenMetrics, the newest of each', async () => {
    const registry = makeToy();
    const { metrics, rows } = registry;
    metrics.toy_calls_total.inc(2, { trace_id: 'a' });
    metrics.toy_calls_total.inc(3, { trace_id: 'b', span_id: 'c' });
    const waits = metrics.toy_wait_seconds.with({ kind: 'x' });
    waits.observe(0.7, { trace_id: 'd' });
    waits.observe(0.8, { trace_id: 'e' });
    waits.observe(1e6, { trace_id: 'f' });
    waits.observe(3);
    expect(await rows('toy_calls_total')).toEqual(['toy_calls_total 5 # {trace_id="b",span_id="c"} 3 1700000000.5']);
    expect(await rows('toy_wait_seconds_bucket{kind="x"')).toEqual([
      'toy_wait_seconds_bucket{kind="x",le="0.5"} 0',
      'toy_wait_seconds_bucket{kind="x",le="1.0"} 2 # {trace_id="e"} 0.8 1700000001',
      'toy_wait_seconds_bucket{kind="x",le="5.0"} 3',
      'toy_wait_seconds_bucket{kind="x",le="30.0"} 3',
      'toy_wait_seconds_bucket{kind="x",le="86400.0"} 3',
      'toy_wait_seconds_bucket{kind="x",le="+Inf"} 4 # {trace_id="f"} 1000000 1700000001.25',
    ]);
    expect(parseOpenMetrics(await readPage(registry, 'openmetrics')).problems).toEqual([]);
  });

  it('are not in the text format', async () => {
    const [with_, without] = [makeToy(), makeToy()];
    with_.metrics.toy_calls_total.inc(2, { trace_id: 'a' });
    without.metrics.toy_calls_total.inc(2);
    expect(await readPage(with_)).toBe(await readPage(without));
  });

  it('that are new make a new page, although no value is', async () => {
    const { metrics, rows } = makeToy();
    metrics.toy_calls_total.inc(0, { trace_id: 'a' });
    expect(await rows('toy_calls_total')).toEqual(['toy_calls_total 0 # {trace_id="a"} 0 1700000000.25']);
    metrics.toy_calls_total.inc(0, { trace_id: 'b' });
    expect(await rows('toy_calls_total')).toEqual(['toy_calls_total 0 # {trace_id="b"} 0 1700000000.5']);
  });

  it('go with their row, and no later row shows them', async () => {
    const { metrics, rows } = makeToy();
    const old = metrics.toy_errors_total.with({ code: '1' });
    old.inc(1, { trace_id: 'a' });
    metrics.toy_errors_total.remove({ code: '1' });
    metrics.toy_errors_total.with({ code: '2' }).inc();
    old.inc(1, { trace_id: 'b' });
    expect(await rows('toy_errors_total')).toEqual(['toy_errors_total{code="2"} 1']);
  });

  it('of a value that is refused are not kept', async () => {
    const { metrics, refused, rows } = makeToy();
    metrics.toy_calls_total.inc(-1, { trace_id: 'a' });
    metrics.toy_wait_seconds.with({ kind: 'x' }).observe(NaN, { trace_id: 'a' });
    expect(refused).toEqual(['toy_calls_total invalid_value', 'toy_wait_seconds invalid_value']);
    expect(await rows('toy_calls_total')).toEqual(['toy_calls_total 0']);
  });

  it('are given back with the memory of the page that has none', async () => {
    const registry = makeToy();
    registry.metrics.toy_calls_total.inc(1, { trace_id: 'a' });
    const held = await registry.scrape({ format: 'openmetrics' });
    const before = Buffer.from(held.body).toString();
    for (let i = 0; i < 5; i++) {
      registry.metrics.toy_calls_total.inc(1, { trace_id: `${i}` });
      (await registry.scrape({ format: 'openmetrics' })).release();
    }
    expect(Buffer.from(held.body).toString()).toBe(before);
    held.release();
  });

  it.each<{ name: string; labels: ExemplarLabels; isKept: boolean }>([
    { name: 'no labels', labels: {}, isKept: true },
    { name: '128 characters', labels: { abc: 'x'.repeat(125) }, isKept: true },
    { name: '129 characters', labels: { abc: 'x'.repeat(126) }, isKept: false },
    { name: '128 characters in two labels', labels: { a: 'x'.repeat(63), b: 'y'.repeat(63) }, isKept: true },
    { name: '129 characters in two labels', labels: { a: 'x'.repeat(63), b: 'y'.repeat(64) }, isKept: false },
    { name: 'characters of several bytes', labels: { a: '\u{1f600}'.repeat(60) }, isKept: true },
    { name: 'quotes and backslashes', labels: { a: '"\\' }, isKept: true },
    { name: 'a name that is none', labels: { 'trace-id': 'a' }, isKept: false },
    { name: 'a control character', labels: { a: 'b\nc' }, isKept: false },
    // Callers without types.
    { name: 'a number', labels: { a: 5 as unknown as string }, isKept: false },
    { name: 'no object', labels: 'a' as unknown as ExemplarLabels, isKept: false },
    { name: 'null', labels: null as unknown as ExemplarLabels, isKept: false },
  ])('with $name: kept $isKept, the value always', async ({ labels, isKept }) => {
    const registry = makeToy();
    registry.metrics.toy_calls_total.inc(1, labels);
    const { families, problems } = parseOpenMetrics(await readPage(registry, 'openmetrics'));
    expect(problems).toEqual([]);
    const [sample] = families.find(({ name }) => name === 'toy_calls')?.samples ?? [];
    expect(sample?.value).toBe(1);
    expect(sample?.exemplar && Object.fromEntries(sample.exemplar.labels)).toEqual(isKept ? labels : undefined);
    expect(registry.refused).toEqual(isKept ? [] : ['toy_calls_total invalid_value']);
  });

  it('change nothing else on a page with any history', async () => {
    const label = fc.constantFrom('a', 'é', '\u{1f600}', '"', '');
    const step = fc.record({
      code: fc.constantFrom('1', '2', '3'),
      kind: fc.constantFrom('x' as const, 'y' as const),
      value: fc.constantFrom(0, 0.1, 0.7, 7, 1e5, 12_345.678),
      exemplar: fc.option(fc.record({ trace_id: label }), { nil: undefined }),
      does: fc.constantFrom('count', 'observe', 'remove'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
        const [shown, plain] = [makeToy(), makeToy()];
        const newest = new Map<string, string>();
        for (const { code, kind, value, exemplar, does } of steps) {
          if (does === 'count') {
            shown.metrics.toy_errors_total.with({ code }).inc(value, exemplar);
            plain.metrics.toy_errors_total.with({ code }).inc(value);
            if (exemplar !== undefined) newest.set(code, exemplar.trace_id);
          } else if (does === 'observe') {
            shown.metrics.toy_wait_seconds.with({ kind }).observe(value, exemplar);
            plain.metrics.toy_wait_seconds.with({ kind }).observe(value);
          } else {
            for (const { metrics } of [shown, plain]) metrics.toy_errors_total.remove({ code });
            newest.delete(code);
          }
          const page = await readPage(shown, 'openmetrics');
          const { families, problems } = parseOpenMetrics(page);
          expect(problems).toEqual([]);
          expect(page.replaceAll(/ # \{.*/g, '')).toBe(await readPage(plain, 'openmetrics'));
          const counted = families.find(({ name }) => name === 'toy_errors')?.samples ?? [];
          const found = counted.flatMap(({ labels, exemplar: at }) =>
            at === undefined ? [] : [[labels.get('code') ?? '', at.labels.get('trace_id') ?? ''] as const],
          );
          expect(new Map(found)).toEqual(newest);
        }
      }),
      { numRuns: 60 },
    );
  });
});
