import { counter as catalogCounter, defineCatalog } from '@lockstep/catalog';
import { AggregatorRegistry, collectDefaultMetrics, Counter, Gauge, Histogram, Registry, Summary } from 'prom-client';
import { describe, expect, it } from 'vitest';
import { limited } from '../../test/limited-catalog.ts';
import { openMetricsRegister } from '../../test/open-metrics-register.ts';
import { readPage } from '../../test/read-page.ts';
import { toy } from '../../test/toy-catalog.ts';
import { work, worked } from '../../test/worked-catalog.ts';
import { createCollector, createRegistry, parseOpenMetrics, parseText } from '../index.ts';
import { addToPromClient, mergeWithPromClient, type PromClientRegister } from './index.ts';

const about = { help: 'Something.', since: '0.1.0', usage: 'A test.' } as const;

const REGISTERS = [
  { format: 'text', makeRegister: () => new Registry(), parse: parseText },
  {
    format: 'openmetrics',
    makeRegister: openMetricsRegister,
    parse: parseOpenMetrics,
  },
] as const;

function rowsOf(page: string, name: string): string[] {
  return page.split('\n').filter((line) => line.startsWith(name));
}

function samplesOf(text: string, parse: typeof parseText): string[] {
  return parse(text).families.flatMap(({ samples }) =>
    samples.map(({ name, labels, value }) =>
      JSON.stringify([name, [...labels].sort(([a], [b]) => (a < b ? -1 : 1)), value]),
    ),
  );
}

describe.each(REGISTERS)('instruments in a $format registry of prom-client', ({ format, makeRegister, parse }) => {
  it('show there what they show in a registry of ours, zeros and types included', async () => {
    const register = makeRegister();
    const ours = createRegistry([worked]);
    const { metrics } = addToPromClient(register, [worked]);
    for (const round of [1, 2]) {
      work(metrics, round);
      work(ours.metrics, round);
      const [page, want] = [await register.metrics(), await readPage(ours, format)];
      expect(samplesOf(page, parse).sort()).toEqual(samplesOf(want, parse).sort());
      expect(new Set(rowsOf(page, '# TYPE'))).toEqual(new Set(rowsOf(want, '# TYPE')));
    }
  });

  it('stand beside what is there, on a page without faults', async () => {
    const register = makeRegister();
    const old = new Counter({
      name: 'old_total',
      help: 'Old.',
      labelNames: ['way'],
      registers: [register],
    });
    old.inc({ way: 'a' });
    const { metrics } = addToPromClient(register, [worked]);
    metrics.w_done_total.inc(2);
    const page = await register.metrics();
    expect(rowsOf(page, 'old_total')).toEqual(['old_total{way="a"} 1']);
    expect(rowsOf(page, 'w_done_total')).toEqual(['w_done_total 2']);
    // prom-client puts blank lines between families and no unit; nothing else may be wrong.
    expect(parse(page).problems).toEqual([]);
  });
});

it('exemplars of instruments are on the OpenMetrics page of prom-client', async () => {
  const register = openMetricsRegister();
  const { metrics } = addToPromClient(register, [toy], { now: () => 1_700_000_000_500 });
  metrics.toy_calls_total.inc(2, { trace_id: 'a' });
  metrics.toy_wait_seconds.with({ kind: 'x' }).observe(0.7, { trace_id: 'b' });
  const page = await register.metrics();
  expect(rowsOf(page, 'toy_calls_total')).toEqual(['toy_calls_total 2 # {trace_id="a"} 2 1700000000.5']);
  expect(rowsOf(page, 'toy_wait_seconds_bucket')[1]).toBe(
    'toy_wait_seconds_bucket{kind="x",le="1.0"} 1 # {trace_id="b"} 0.7 1700000000.5',
  );
});

describe('instruments in a registry of prom-client', () => {
  function makeToy(register = new Registry()) {
    return { register, ...addToPromClient(register, [toy]) };
  }

  it('keep one row where labels follow or exclude each other, and take rows away', async () => {
    const { register, metrics } = makeToy();
    metrics.toy_online.with({ id: '1', name: 'old' }).set(1);
    metrics.toy_online.with({ id: '1', name: 'new' }).set(2);
    metrics.toy_state.with({ id: '1', state: 'up' }).set(1);
    metrics.toy_state.with({ id: '1', state: 'down' }).set(1);
    metrics.toy_errors_total.with({ code: '1' }).inc();
    metrics.toy_errors_total.remove({ code: '1' });
    const page = await register.metrics();
    expect(rowsOf(page, 'toy_online')).toEqual(['toy_online{id="1",name="new"} 2']);
    expect(rowsOf(page, 'toy_state')).toEqual(['toy_state{id="1",state="down"} 1']);
    expect(rowsOf(page, 'toy_errors_total')).toEqual([]);
  });

  it('keep limits', async () => {
    const register = new Registry();
    const { metrics } = addToPromClient(register, [limited], { limits: { labels: { route: { max: 2 } } } });
    for (const route of ['/a', '/b', '/c']) metrics.app_open.with({ route }).set(1);
    expect(rowsOf(await register.metrics(), 'app_open')).toEqual([
      'app_open{route="/a"} 1',
      'app_open{route="other"} 1',
    ]);
  });

  it('are brought up to date once for each page', async () => {
    const { register, metrics, onScrape } = makeToy();
    let calls = 0;
    onScrape(() => metrics.toy_level.set(++calls));
    expect(rowsOf(await register.metrics(), 'toy_level')).toEqual(['toy_level 1']);
    expect(rowsOf(await register.metrics(), 'toy_level')).toEqual(['toy_level 2']);
  });

  it('make a page fail that cannot be brought up to date', async () => {
    const { register, onScrape } = makeToy();
    onScrape(() => {
      throw new Error('the store is gone');
    });
    await expect(register.metrics()).rejects.toThrow('the store is gone');
  });

  it('start again when all metrics are reset', async () => {
    const { register, metrics } = makeToy();
    const waits = metrics.toy_wait_seconds.with({ kind: 'x' });
    waits.observe(3);
    metrics.toy_level.set(1);
    metrics.toy_things_total.set(5);
    register.resetMetrics();
    waits.observe(2);
    const page = await register.metrics();
    expect(rowsOf(page, 'toy_wait_seconds_sum')).toEqual([
      'toy_wait_seconds_sum{kind="x"} 2',
      'toy_wait_seconds_sum{kind="y"} 0',
    ]);
    expect(rowsOf(page, 'toy_level')).toEqual([]);
    expect(rowsOf(page, 'toy_things_total')).toEqual(['toy_things_total 0']);
  });

  it('add up in the AggregatorRegistry of prom-client', async () => {
    const registers = [new Registry(), new Registry()];
    registers.forEach((register, i) => work(addToPromClient(register, [worked]).metrics, i));
    const all = AggregatorRegistry.aggregate(
      await Promise.all(registers.map((register) => register.getMetricsAsJSON())),
    );
    const page = await all.metrics();
    expect(rowsOf(page, 'w_open')).toEqual(['w_open 4']);
    expect(rowsOf(page, 'w_seen_total')).toEqual([
      'w_seen_total{node="0",name="node 0"} 20',
      'w_seen_total{node="1",name="node 1"} 10',
    ]);
  });
});

/** One metric of each type, with everything that is awkward. */
function fill(register: PromClientRegister): void {
  const registers = [register];
  new Counter({ name: 'old_calls_total', help: 'A "quoted" \\ help.', labelNames: ['way'], registers }).inc({
    way: 'a"b\nc\\',
  });
  new Counter({ name: 'old_runs', help: 'Not named as counters are.', registers }).inc(2);
  new Gauge({ name: 'old_level', help: 'Ü.', labelNames: ['at'], registers }).set({ at: 5 }, -1.5);
  new Histogram({
    name: 'old_wait_seconds',
    help: 'Waits.',
    labelNames: ['way'],
    buckets: [0.5, 1],
    registers,
  }).observe({ way: 'ü' }, 0.7);
  new Summary({ name: 'old_size_bytes', help: 'Sizes.', percentiles: [0.5, 1], registers }).observe(3);
}

describe.each(REGISTERS)('one page of both, when prom-client was made for $format', ({ makeRegister }) => {
  it.each(REGISTERS)('is right as $format', async ({ format, parse }) => {
    const registry = createRegistry([worked]);
    work(registry.metrics, 2);
    const register = makeRegister();
    const isNamedAlike = register.contentType.startsWith('text/plain');
    if (isNamedAlike) fill(register);
    else new Counter({ name: 'new_calls_total', help: 'Calls.', registers: [register] }).inc();
    register.setDefaultLabels({ app: 'shop' });
    const merged = mergeWithPromClient(registry, register);
    const first = await readPage(merged, format);
    // A page of prom-client's own in between changes nothing.
    await register.metrics();
    const page = await readPage(merged, format);
    expect(page).toBe(first);
    expect(parse(page).problems).toEqual([]);
    expect(page.startsWith((await readPage(registry, format)).replace('# EOF\n', ''))).toBe(true);
    expect(rowsOf(page, isNamedAlike ? 'old_' : 'new_')).toEqual(
      isNamedAlike
        ? [
            'old_calls_total{way="a\\"b\\nc\\\\",app="shop"} 1',
            'old_level{at="5",app="shop"} -1.5',
            'old_runs{app="shop"} 2',
            'old_size_bytes{app="shop",quantile="0.5"} 3',
            'old_size_bytes{app="shop",quantile="1.0"} 3',
            'old_size_bytes_sum{app="shop"} 3',
            'old_size_bytes_count{app="shop"} 1',
            'old_wait_seconds_bucket{way="ü",app="shop",le="0.5"} 0',
            'old_wait_seconds_bucket{way="ü",app="shop",le="1.0"} 1',
            'old_wait_seconds_bucket{way="ü",app="shop",le="+Inf"} 1',
            'old_wait_seconds_sum{way="ü",app="shop"} 0.7',
            'old_wait_seconds_count{way="ü",app="shop"} 1',
          ]
        : ['new_calls_total{app="shop"} 1'],
    );
  });
});

describe('one page of both', () => {
  it('has the default metrics of prom-client without a fault', async () => {
    const register = new Registry();
    collectDefaultMetrics({ register });
    const merged = mergeWithPromClient(createRegistry([toy]), register);
    expect(parseText(await readPage(merged)).problems).toEqual([]);
    expect(parseOpenMetrics(await readPage(merged, 'openmetrics')).problems).toEqual([]);
  });

  it('shows exemplars of prom-client in OpenMetrics', async () => {
    const register = openMetricsRegister();
    const calls = new Counter({
      name: 'old_calls_total',
      help: 'Calls.',
      enableExemplars: true,
      registers: [register],
    });
    calls.inc({ value: 2, exemplarLabels: { trace_id: 'abc' } });
    const merged = mergeWithPromClient(createRegistry([toy]), register);
    expect(rowsOf(await readPage(merged, 'openmetrics'), 'old_calls_total')).toEqual([
      expect.stringMatching(/^old_calls_total 2 # \{trace_id="abc"\} 2 \d+(\.\d+)?$/),
    ]);
    expect(rowsOf(await readPage(merged), 'old_calls_total')).toEqual(['old_calls_total 2']);
  });

  it('takes the page of several processes too, and can be compressed', async () => {
    const { gunzipSync } = await import('node:zlib');
    const register = new Registry();
    new Gauge({ name: 'old_level', help: 'Level.', registers: [register] }).set(1);
    const page = await mergeWithPromClient(createCollector([worked]), register).scrape({ format: 'text' });
    expect(gunzipSync(await page.gzip())).toEqual(Buffer.from(page.body));
    expect(rowsOf(Buffer.from(page.body).toString(), 'old_level')).toEqual(['old_level 1']);
    page.release();
  });
});

describe('a family that both have', () => {
  const catalog = defineCatalog({
    name: 'shop',
    prefix: 'shop_',
    metrics: { shop_calls_total: catalogCounter(about), shop_errors_total: catalogCounter(about) },
  });
  const want =
    'These names are both in a catalog and in prom-client:\n' +
    '  shop_calls_total\n' +
    '    catalog:     counter shop_calls_total, no labels: Something.\n' +
    '    prom-client: histogram shop_calls_total, labels way, buckets 1, 2: Other.\n' +
    ' Fix: Record with the instrument of the catalog and remove the metric from prom-client';

  function makeHistogram(register: Registry): Histogram {
    return new Histogram({
      name: 'shop_calls_total',
      help: 'Other.',
      labelNames: ['way'],
      buckets: [1, 2],
      registers: [register],
    });
  }

  it('is refused with both definitions when instruments are added, and nothing is added', () => {
    const register = new Registry();
    makeHistogram(register);
    expect(() => addToPromClient(register, [catalog])).toThrow(want);
    expect(register.getMetricsAsArray()).toHaveLength(1);
    expect(() => addToPromClient(register, [catalog])).toThrow(expect.objectContaining({ code: 'FAMILY_IN_BOTH' }));
  });

  it('is refused with both definitions when pages are merged, and when it comes later', async () => {
    const register = new Registry();
    const registry = createRegistry([catalog]);
    const merged = mergeWithPromClient(registry, register);
    makeHistogram(register);
    await expect(merged.scrape({ format: 'text' })).rejects.toThrow(want);
    expect(() => mergeWithPromClient(registry, register)).toThrow(want);
  });

  it('is one, too, that would have the sample of another', () => {
    const register = new Registry();
    new Gauge({ name: 'shop_calls', help: 'Other.', registers: [register] }).set(1);
    expect(() => addToPromClient(register, [catalog])).toThrow(
      /shop_calls\n.*counter shop_calls_total.*\n.*gauge shop_calls,/,
    );
  });

  it('is one that was added before', () => {
    const register = new Registry();
    addToPromClient(register, [catalog]);
    expect(() => addToPromClient(register, [catalog])).toThrow(/shop_errors_total/);
    expect(() => mergeWithPromClient(createRegistry([catalog]), register)).toThrow(/shop_errors_total/);
  });
});
