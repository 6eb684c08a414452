import { CatalogError, counter, defineCatalog, entity, gauge, histogram, type Metrics } from '@lockstep/catalog';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readPage } from '../../test/read-page.ts';
import { createRegistry, parseText, type RefusalReason, RegistryError } from '../index.ts';

/** The rows E01 to E60 of the reliability notes: inputs of a renderer and the right bytes. */
const about = { help: 'Something.', since: '0.1.0', usage: 'A test.' } as const;

const catalog = defineCatalog({
  name: 'table',
  prefix: 'x_',
  metrics: {
    x_calls_total: counter(about),
    x_level: gauge(about),
    x_named: gauge({ ...about, labels: { l: entity('l', { max: 20 }) }, presence: 'when known' }),
    x_pair: gauge({
      ...about,
      labels: { a: entity('a', { max: 20 }), b: entity('b', { max: 20 }) },
      presence: 'when known',
    }),
    x_wait_seconds: histogram({ ...about, unit: 'seconds', buckets: [1, 5, 30] }),
  },
});

function makeRegistry() {
  const refused: RefusalReason[] = [];
  return { ...createRegistry([catalog], { onRefused: (_family, reason) => refused.push(reason) }), refused };
}

async function samples(registry: ReturnType<typeof makeRegistry>): Promise<string[]> {
  return (await readPage(registry)).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}

describe('values', () => {
  it.each([
    ['E01', NaN, 'NaN'],
    ['E02', Infinity, '+Inf'],
    ['E02', -Infinity, '-Inf'],
    ['E03', -0, '0'],
    ['E04', 1e21, '1e+21'],
    ['E05', 1e20, '100000000000000000000'],
    ['E06', 1e-7, '1e-7'],
    ['E07', 0.1 + 0.2, '0.30000000000000004'],
    ['E08', 2 ** 53, '9007199254740992'],
    ['E09', 5e-324, '5e-324'],
    ['E09', 1.7976931348623157e308, '1.7976931348623157e+308'],
  ])('%s: %d is written as %s', async (_id, value, want) => {
    const registry = makeRegistry();
    registry.metrics.x_level.set(value);
    expect(await samples(registry)).toContain(`x_level ${want}`);
  });

  it.each([
    ['E10', 2n ** 63n],
    ['E11', undefined],
    ['E11', null],
    ['E11', true],
    ['E11', '5'],
    ['E11', new Date(5)],
    ['E11', { valueOf: () => 5 }],
  ])('%s: %s is refused and not recorded', async (_id, value) => {
    const registry = makeRegistry();
    const untyped = value as number;
    registry.metrics.x_level.set(untyped);
    registry.metrics.x_level.add(untyped);
    registry.metrics.x_wait_seconds.observe(untyped);
    // Without an argument a counter counts one.
    registry.metrics.x_calls_total.inc(value === undefined ? NaN : untyped);
    expect(registry.refused).toEqual(Array.from({ length: 4 }, () => 'invalid_value'));
    const lines = await samples(registry);
    expect(lines).toEqual(expect.arrayContaining(['x_level 0', 'x_wait_seconds_count 0', 'x_calls_total 0']));
  });

  it.each([-1, NaN, -Infinity, Infinity])('E46: a counter does not take %d', async (by) => {
    const registry = makeRegistry();
    registry.metrics.x_calls_total.inc(2);
    registry.metrics.x_calls_total.inc(by);
    expect(registry.refused).toEqual(['invalid_value']);
    expect(await samples(registry)).toContain('x_calls_total 2');
  });
});

describe('label values', () => {
  it.each([
    ['E12', 'a\\b', 'a\\\\b'],
    ['E13', 'a"b', 'a\\"b'],
    ['E18', '\\n', '\\\\n'],
    ['E19', 'x\\', 'x\\\\'],
    ['E20', '{ a="b", } # 1', '{ a=\\"b\\", } # 1'],
    ['E17', '\u2028\ufeff', '\u2028\ufeff'],
    ['E21', '\u00e9', '\u00e9'],
    ['E21', 'e\u0301', 'e\u0301'],
    ['E22', '\u{1f600}', '\u{1f600}'],
  ])('%s: %j is written as %j', async (_id, value, want) => {
    const registry = makeRegistry();
    registry.metrics.x_named.with({ l: value }).set(1);
    expect(await samples(registry)).toContain(`x_named{l="${want}"} 1`);
    const read = parseText(await readPage(registry)).families.flatMap((family) => family.samples);
    expect(read.find(({ name }) => name === 'x_named')?.labels.get('l')).toBe(value);
  });

  it.each([
    ['E14', 'a\nb'],
    ['E15', 'a\rb'],
    ['E16', 'a\r\nb'],
    ['E17', 'a\tb'],
    ['E17', 'a\0b'],
    ['E17', 'a\u007fb'],
    ['E17', 'a\u0085b'],
    ['E23', 'a\ud800b'],
    ['E24', 'a\udc00b'],
    ['E26', undefined],
    ['E26', null],
    ['E26', 5],
    ['E26', {}],
    ['E27', 'x'.repeat(1 << 20)],
    ['E27', 'x'.repeat(257)],
    ['E27', '\u00e9'.repeat(129)],
  ])('%s: %j is refused', async (_id, value) => {
    const registry = makeRegistry();
    registry.metrics.x_named.with({ l: value as string }).set(1);
    expect(registry.refused).toEqual(['invalid_value']);
    expect((await samples(registry)).filter((line) => line.startsWith('x_named'))).toEqual([]);
  });

  it('E27: 256 bytes are taken', async () => {
    const registry = makeRegistry();
    registry.metrics.x_named.with({ l: '\u00e9'.repeat(128) }).set(1);
    expect(registry.refused).toEqual([]);
  });

  it('E21: NFC and NFD are two series', async () => {
    const registry = makeRegistry();
    registry.metrics.x_named.with({ l: '\u00e9' }).set(1);
    registry.metrics.x_named.with({ l: 'e\u0301' }).set(2);
    expect((await samples(registry)).filter((line) => line.startsWith('x_named'))).toHaveLength(2);
  });

  it('E25: an empty label is left out, and is one series', async () => {
    const registry = makeRegistry();
    registry.metrics.x_named.with({ l: '' }).set(1);
    registry.metrics.x_named.with({ l: '' }).set(2);
    registry.metrics.x_pair.with({ a: '', b: 'y' }).set(3);
    expect(await samples(registry)).toEqual(expect.arrayContaining(['x_named 2', 'x_pair{b="y"} 3']));
    expect(parseText(await readPage(registry)).problems).toEqual([]);
  });

  it('E34: a label is in a label set once, since a label set is an object', async () => {
    const registry = makeRegistry();
    registry.metrics.x_named.with(JSON.parse('{"l":"a","l":"b"}') as { l: string }).set(1);
    expect(await samples(registry)).toContain('x_named{l="b"} 1');
  });

  it('E37, E38: a label set in another order is the same series', async () => {
    const registry = makeRegistry();
    registry.metrics.x_pair.with({ a: '1', b: '2' }).set(1);
    registry.metrics.x_pair.with({ b: '2', a: '1' }).set(2);
    expect((await samples(registry)).filter((line) => line.startsWith('x_pair'))).toEqual(['x_pair{a="1",b="2"} 2']);
  });
});

describe('help texts', () => {
  it('E28: line feed and backslash are escaped; the quote only in OpenMetrics', async () => {
    const metrics = { x_level: { ...gauge(about), help: 'a\nb\\c "d"' } };
    const registry = createRegistry([{ name: 'unchecked', prefix: 'x_', metrics }]);
    expect(await readPage(registry)).toContain('# HELP x_level a\\nb\\\\c "d"\n');
    expect(await readPage(registry, 'openmetrics')).toContain('# HELP x_level a\\nb\\\\c \\"d\\"\n');
  });
});

describe('catalogs are refused', () => {
  type Row = readonly [id: string, refused: () => unknown];

  const define = (metrics: Metrics) => () => defineCatalog({ name: 'bad', prefix: 'x_', metrics: metrics as never });
  const labelled = (label: string) => gauge({ ...about, labels: { [label]: entity('l', { max: 1 }) } });

  it.each<Row>([
    ['E28', define({ x_a: gauge({ ...about, help: 'a\nb' }) })],
    ['E29', define({ x_a: gauge({ ...about, help: '' }) })],
    ['E29', define({ x_a: gauge({ ...about, help: '  ' }) })],
    ['E30', define({ x_a: gauge({ ...about, help: '  a' }) })],
    ...['x_a-b', '1a', '', 'x_a b', 'x_a{', 'x_é', 'x_a.b'].map((name): Row => [
      'E31',
      define({ [name]: gauge(about) }),
    ]),
    ...['__name__', '__x', 'l-x', '1l', '', 'é'].map((label): Row => ['E32', define({ x_a: labelled(label) })]),
    ...['le', 'quantile'].map((label): Row => ['E33', define({ x_a: labelled(label) })]),
    ...[[5, 1], [1, 1.0], [NaN], [1, Infinity], [-Infinity, 1]].map(([first = 0, ...rest]): Row => [
      'E41',
      define({ x_wait_seconds: histogram({ ...about, unit: 'seconds', buckets: [first, ...rest] }) }),
    ]),
  ])('%s', (_id, refused) => {
    expect(refused).toThrow(CatalogError);
  });

  it.each([
    ['E35, the same type', 'DUPLICATE_FAMILY', { x_level: gauge(about) }],
    ['E35, another type', 'DUPLICATE_FAMILY', { x_calls_total: gauge(about) }],
    ['E36, part of a histogram', 'CLASHING_FAMILIES', { x_wait_seconds_count: gauge(about) }],
    ['E36, part of a histogram', 'CLASHING_FAMILIES', { x_wait_seconds_sum: gauge(about) }],
    ['E36, part of a histogram', 'CLASHING_FAMILIES', { x_wait_seconds_bucket: gauge(about) }],
    ['E36, a counter without its suffix', 'CLASHING_FAMILIES', { x_calls: gauge(about) }],
  ])('%s', (_id, code, metrics) => {
    const other = { name: 'other', prefix: 'x_', metrics };
    expect(() => createRegistry([catalog, other])).toThrow(RegistryError);
    expect(() => createRegistry([catalog, other])).toThrow(expect.objectContaining({ code }));
  });
});

describe('histograms', () => {
  it('E40, E42, E45: bounds are floats, a value on a bound is in it, +Inf equals the count', async () => {
    const registry = makeRegistry();
    for (const value of [0, 1, 1.5, 5, 30, 30.1]) registry.metrics.x_wait_seconds.observe(value);
    expect((await samples(registry)).filter((line) => line.startsWith('x_wait'))).toEqual([
      'x_wait_seconds_bucket{le="1.0"} 2',
      'x_wait_seconds_bucket{le="5.0"} 4',
      'x_wait_seconds_bucket{le="30.0"} 5',
      'x_wait_seconds_bucket{le="+Inf"} 6',
      'x_wait_seconds_sum 67.6',
      'x_wait_seconds_count 6',
    ]);
  });

  it.each([
    ['E43', NaN],
    ['E44', -1],
    ['E44', Infinity],
    ['E44', -Infinity],
  ])('%s: an observation of %d is refused', async (_id, value) => {
    const registry = makeRegistry();
    registry.metrics.x_wait_seconds.observe(value);
    expect(registry.refused).toEqual(['invalid_value']);
    expect(await samples(registry)).toEqual(
      expect.arrayContaining(['x_wait_seconds_sum 0', 'x_wait_seconds_bucket{le="+Inf"} 0']),
    );
  });
});

describe('pages', () => {
  it('E39, E47, E49 to E55: one block per family, in byte order, and nothing that does not belong there', async () => {
    const registry = makeRegistry();
    registry.metrics.x_named.with({ l: '\u{1f600}' }).set(1);
    registry.metrics.x_level.set(1);
    registry.metrics.x_named.with({ l: '\uffee' }).set(2);
    registry.metrics.x_named.with({ l: 'Z' }).set(3);
    const page = await readPage(registry);
    expect(page).toBe(`# HELP x_calls_total Something.
# TYPE x_calls_total counter
x_calls_total 0
# HELP x_level Something.
# TYPE x_level gauge
x_level 1
# HELP x_named Something.
# TYPE x_named gauge
x_named{l="Z"} 3
x_named{l="\uffee"} 2
x_named{l="\u{1f600}"} 1
# HELP x_pair Something.
# TYPE x_pair gauge
# HELP x_wait_seconds Something.
# TYPE x_wait_seconds histogram
x_wait_seconds_bucket{le="1.0"} 0
x_wait_seconds_bucket{le="5.0"} 0
x_wait_seconds_bucket{le="30.0"} 0
x_wait_seconds_bucket{le="+Inf"} 0
x_wait_seconds_sum 0
x_wait_seconds_count 0
`);
    expect(await readPage(registry)).toBe(page);
    const again = makeRegistry();
    for (const l of ['Z', '\uffee', '\u{1f600}']) again.metrics.x_named.with({ l }).set({ Z: 3, '\uffee': 2 }[l] ?? 1);
    again.metrics.x_level.set(1);
    expect(await readPage(again)).toBe(page);
  });

  it('E48: without families the page is empty', async () => {
    expect(await readPage(createRegistry([]))).toBe('');
    expect(await readPage(createRegistry([]), 'openmetrics')).toBe('# EOF\n');
  });

  it('E56: a page shows one moment, whatever changes while it is rendered', async () => {
    const metrics = {
      x_a: gauge({ ...about, labels: { l: entity('l', { max: 20_000 }) } }),
      x_wait_seconds: histogram({
        ...about,
        unit: 'seconds',
        labels: { l: entity('l', { max: 1_000 }) },
        buckets: [1, 5],
      }),
    };
    const registry = createRegistry([{ name: 'large', prefix: 'x_', metrics }]);
    const gauges = Array.from({ length: 20_000 }, (_, i) => registry.metrics.x_a.with({ l: `${i}` }));
    const waits = Array.from({ length: 1_000 }, (_, i) => registry.metrics.x_wait_seconds.with({ l: `${i}` }));
    for (let moment = 1; moment <= 2; moment++) {
      for (const one of gauges) one.set(moment);
      const scrape = registry.scrape({ format: 'text' });
      let turns = 0;
      const isDone = scrape.then(() => true);
      while (!(await Promise.race([isDone, new Promise<false>((resolve) => setImmediate(resolve, false))]))) {
        turns++;
        for (const one of gauges) one.set(-1);
        for (const one of waits) one.observe(turns % 7);
        registry.metrics.x_a.with({ l: `new ${moment} ${turns}` }).set(-1);
        registry.metrics.x_a.remove({ l: '0' });
      }
      gauges[0] = registry.metrics.x_a.with({ l: '0' });
      const page = await scrape;
      const { families, problems } = parseText(Buffer.from(page.body).toString());
      page.release();
      expect(turns).toBeGreaterThan(0);
      expect(problems).toEqual([]);
      const values = new Set(
        families[0]?.samples.filter(({ labels }) => !labels.get('l')?.startsWith('new')).map((s) => s.value),
      );
      expect([[moment], [-1]]).toContainEqual([...values]);
    }
  });

  it('E57: an error while values are collected fails this scrape and not the next', async () => {
    const registry = makeRegistry();
    let isBroken = true;
    registry.onScrape(() => {
      if (isBroken) throw new Error('the store is gone');
    });
    const scrapes = [registry.scrape({ format: 'text' }), registry.scrape({ format: 'text' })];
    const results = await Promise.allSettled(scrapes);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    isBroken = false;
    expect(await samples(registry)).toContain('x_level 0');
  });

  it('E58, E59: what the headers need is known with the page', async () => {
    const registry = makeRegistry();
    registry.metrics.x_named.with({ l: 'é' }).set(1);
    const text = await registry.scrape({ format: 'text' });
    expect(text.contentType).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(text.body.length).toBe(Buffer.byteLength(await readPage(registry)));
    const openMetrics = await registry.scrape({ format: 'openmetrics' });
    expect(openMetrics.contentType).toBe('application/openmetrics-text; version=1.0.0; charset=utf-8');
  });

  it('E60: gzip decodes to the same bytes and is made once while nothing changes', async () => {
    const registry = makeRegistry();
    const page = await registry.scrape({ format: 'text' });
    const [first, second] = await Promise.all([page.gzip(), page.gzip()]);
    expect(gunzipSync(first)).toEqual(Buffer.from(page.body));
    expect(second).toBe(first);
    page.release();
    const same = await registry.scrape({ format: 'text' });
    expect(await same.gzip()).toBe(first);
    same.release();
    registry.metrics.x_level.set(5);
    const other = await registry.scrape({ format: 'text' });
    expect(gunzipSync(await other.gzip()).toString()).toContain('x_level 5\n');
    other.release();
  });
});
