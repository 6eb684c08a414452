import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { type CatalogDescription, readCatalogDescription } from '@lockstep/catalog';
import { describe, expect, it } from 'vitest';
import { type RecordedSurroundings, recordedSurroundings } from '../../../test/recorded-surroundings.ts';
import { serve } from '../../../test/serve.ts';
import { temporaryFolder } from '../../../test/temporary-folder.ts';
import { importCatalog, type ImportOptions } from './import-catalog.ts';
import { MAX_LISTED_VALUES } from './observation.ts';

interface Imported {
  readonly code: number;
  readonly metrics: CatalogDescription['metrics'];
  readonly name: string;
  readonly surroundings: RecordedSurroundings;
}

const NOTHING: ImportOptions = { sources: [], declared: [], format: 'json', closed: [], nowMs: 0 };

async function run(options: Partial<ImportOptions>, input: readonly string[] = []): Promise<Imported> {
  const surroundings = recordedSurroundings(input);
  const code = await importCatalog({ ...NOTHING, ...options }, surroundings);
  const read = surroundings.printed() === '' ? undefined : readCatalogDescription(JSON.parse(surroundings.printed()));
  if (read !== undefined && 'problems' in read) throw new Error(JSON.stringify(read.problems));
  const { metrics = {}, name = '' } = read?.description ?? {};
  return { code, metrics, name, surroundings };
}

/** Imports pages from files, one after the other. */
async function pages(texts: readonly string[], options: Partial<ImportOptions> = {}): Promise<Imported> {
  const folder = temporaryFolder(Object.fromEntries(texts.map((text, index) => [`page-${index}.prom`, text])));
  return run({ sources: texts.map((_, index) => join(folder, `page-${index}.prom`)), ...options });
}

const open = (...values: readonly string[]) => ({ kind: 'open', values });

describe('what a page shows', () => {
  it.each<{ name: string; page: string; want: object }>([
    {
      name: 'labels with the values that were seen, sorted',
      page: '# HELP up Up.\n# TYPE up gauge\nup{b="2",a="1"} 1\nup{b="1",a="1"} 1\n',
      want: { up: { type: 'gauge', help: 'Up.', labels: { a: open('1'), b: open('1', '2') } } },
    },
    {
      name: 'a label that some series lack, or have empty',
      page: '# TYPE x gauge\nx{a="1"} 1\nx 1\nx{a=""} 2\n',
      want: { x: { type: 'gauge', help: '', labels: { a: { ...open('1'), optional: true } } } },
    },
    {
      name: 'buckets of a histogram, which make no label',
      page: '# TYPE h histogram\nh_bucket{a="1",le="0.5"} 1\nh_bucket{a="1",le="+Inf"} 1\nh_sum{a="1"} 1\nh_count{a="1"} 1\n',
      want: { h: { type: 'histogram', help: '', labels: { a: open('1') }, buckets: [0.5] } },
    },
    {
      name: 'quantiles of a summary',
      page: '# TYPE s summary\ns{quantile="0.9"} 1\ns{quantile="0.5"} 1\ns_sum 1\ns_count 1\n',
      want: { s: { type: 'summary', help: '', labels: {}, quantiles: [0.5, 0.9] } },
    },
    {
      name: 'a summary without quantiles',
      page: '# TYPE s summary\ns_sum 1\ns_count 1\n',
      want: { s: { type: 'summary', help: '', labels: {}, quantiles: [] } },
    },
    { name: 'no type', page: 'x{a="1"} 1\n', want: { x: { type: 'unknown', help: '', labels: { a: open('1') } } } },
    {
      name: 'only metadata: known, with labels that are not',
      page: '# HELP x Seldom.\n# TYPE x counter\n',
      want: { x: { type: 'counter', help: 'Seldom.', labels: {}, labelsKnown: false } },
    },
    {
      name: 'a counter whose metadata lack `_total`',
      page: '# HELP x Counted.\n# TYPE x counter\nx_total 1\n',
      want: { x_total: { type: 'counter', help: 'Counted.', labels: {} } },
    },
    {
      name: 'OpenMetrics: unit, counter, time of creation, info, state set',
      page: [
        '# TYPE t_seconds counter\n# UNIT t_seconds seconds\nt_seconds_total 1\nt_seconds_created 1',
        '# TYPE build info\nbuild_info{v="1"} 1',
        '# TYPE s stateset\ns{s="a"} 1\ns{s="b"} 0',
        '# TYPE gone counter\n# EOF\n',
      ].join('\n'),
      want: {
        t_seconds_total: { type: 'counter', help: '', unit: 'seconds', labels: {} },
        t_seconds_created: { type: 'gauge', help: '', labels: {} },
        build_info: { type: 'gauge', help: '', labels: { v: open('1') } },
        s: { type: 'gauge', help: '', labels: { s: open('a', 'b') } },
        gone_total: { type: 'counter', help: '', labels: {}, labelsKnown: false },
      },
    },
    {
      name: 'names that objects have',
      page: 'constructor{__proto__="1"} 1\n',
      want: {
        constructor: { type: 'unknown', help: '', labels: JSON.parse('{"__proto__":{"kind":"open","values":["1"]}}') },
      },
    },
  ])('$name', async ({ page, want }) => {
    const { code, metrics } = await pages([page]);
    expect({ code, metrics }).toEqual({ code: 0, metrics: want });
  });

  it('lists values up to a number, and none beyond it', async () => {
    const lines = (count: number) => Array.from({ length: count }, (_, index) => `x{a="${index}"} 1\n`).join('');
    const { metrics: few } = await pages([lines(MAX_LISTED_VALUES)]);
    const { metrics: many } = await pages([lines(MAX_LISTED_VALUES + 1)], { closed: ['a'] });
    expect(few['x']?.labels['a']?.values).toHaveLength(MAX_LISTED_VALUES);
    expect(many['x']?.labels['a']).toEqual({ kind: 'open', values: [] });
  });

  it('takes labels as closed that are said to be', async () => {
    const { metrics } = await pages(['x{a="1",b="1"} 1\n'], { closed: ['a'] });
    expect(metrics['x']?.labels).toEqual({ a: { kind: 'closed', values: ['1'] }, b: open('1') });
  });

  it('says what is odd and takes the rest', async () => {
    const { code, metrics, surroundings } = await pages(['x{a="1} 1\nx{a="2"} 1\nx{a="2"} 1\ny 1']);
    expect(code).toBe(0);
    expect(Object.keys(metrics)).toEqual(['x', 'y']);
    expect(surroundings.said.map((line) => line.replace(/^.*prom: /, ''))).toEqual([
      expect.stringMatching(/^line 1: A label value is not closed/),
      expect.stringMatching(/^line 3: A series is there twice/),
      expect.stringMatching(/^line 4: The last line does not end/),
    ]);
  });

  it('finds no metric in a web page', async () => {
    const { code, surroundings } = await pages(['<!doctype html>\n<html></html>\n']);
    expect(code).toBe(1);
    expect(surroundings.said).toContain('lockstep: There is no metric in what was read.');
  });
});

describe('several scrapes', () => {
  it('add up', async () => {
    const { metrics } = await pages(['# TYPE x gauge\nx{a="1"} 1\n', '# TYPE x gauge\nx{a="2",b="1"} 1\n', 'y 1\n']);
    expect(metrics).toEqual({
      x: { type: 'gauge', help: '', labels: { a: open('1', '2'), b: { ...open('1'), optional: true } } },
      y: { type: 'unknown', help: '', labels: {} },
    });
  });

  it('take the type from the one that knows it', async () => {
    const { metrics } = await pages(['x 1\n', '# TYPE x counter\nx 1\n']);
    expect(metrics['x']?.type).toBe('counter');
  });

  it('must agree on types', async () => {
    const { code, surroundings } = await pages(['# TYPE x gauge\nx 1\n', '# TYPE x counter\nx 1\n']);
    expect(code).toBe(1);
    expect(surroundings.printed()).toBe('');
    expect(surroundings.said).toEqual([
      expect.stringMatching(/`x` is gauge in .*page-0.prom, counter in .*page-1.prom/),
    ]);
  });

  it('leave open what a file beside them declares', async () => {
    const folder = temporaryFolder({ 'declared.txt': '# TYPE y counter\nz_total\nx\n' });
    const { metrics } = await pages(['# TYPE x gauge\nx{a="1"} 1\n'], { declared: [join(folder, 'declared.txt')] });
    expect(metrics).toEqual({
      x: { type: 'gauge', help: '', labels: { a: open('1') } },
      y: { type: 'counter', help: '', labels: {}, labelsKnown: false },
      z_total: { type: 'unknown', help: '', labels: {}, labelsKnown: false },
    });
  });
});

describe('names of catalogs', () => {
  it.each([
    { sources: ['web.prom'], want: 'web' },
    { sources: ['-'], want: 'imported' },
    { sources: ['-'], name: 'mine', want: 'mine' },
  ])('$want', async ({ sources, want, ...rest }) => {
    const folder = temporaryFolder({ 'web.prom': 'x 1\n' });
    const paths = sources.map((source) => (source === '-' ? source : join(folder, source)));
    expect((await run({ sources: paths, ...rest }, ['x', ' 1\n'])).name).toBe(want);
  });
});

/** A server on the loopback that goes away with the test. */
describe('servers', () => {
  it('are asked as Prometheus asks, and read as they say', async () => {
    const host = await serve(({ headers }, response) => {
      response.setHeader('content-type', 'application/openmetrics-text; version=1.0.0');
      response.end(
        headers.accept?.startsWith('application/openmetrics-text') === true
          ? '# TYPE x counter\nx_total 1\n# EOF\n'
          : '',
      );
    });
    const { metrics, name } = await run({ sources: [`http://${host}/metrics`] });
    expect({ names: Object.keys(metrics), name }).toEqual({ names: ['x_total'], name: '127.0.0.1' });
  });

  it('are sent user and password, which are never shown', async () => {
    const host = await serve(({ headers }, response) => {
      response.end(headers.authorization === `Basic ${btoa('me:p@ss')}` ? 'x{ 1\n' : '');
    });
    const { surroundings } = await run({ sources: [`http://me:p%40ss@${host}/?key=hidden`] });
    expect(surroundings.said[0]).toMatch(/^lockstep: http:\/\/127\.0\.0\.1:\d+\/\?key=\.\.\.: line 1: /);
    expect(surroundings.said.join('\n')).not.toMatch(/ss@|hidden/);
  });

  it('are sent the token of a file', async () => {
    const folder = temporaryFolder({ token: 'abc\n' });
    const host = await serve(({ headers }, response) =>
      response.end(headers.authorization === 'Bearer abc' ? 'x 1\n' : ''),
    );
    const { metrics } = await run({ sources: [`http://${host}/`], bearerTokenFile: join(folder, 'token') });
    expect(Object.keys(metrics)).toEqual(['x']);
  });

  it.each<{ name: string; listener: RequestListener; want: RegExp }>([
    {
      name: 'refuse',
      listener: (_, response) => response.writeHead(401).end(),
      want: /The server answers 401 Unauthorized\./,
    },
    {
      name: 'redirect for ever',
      listener: (_, response) => response.writeHead(302, { location: '/' }).end(),
      want: /No answer: redirect/,
    },
    {
      name: 'send bytes that are no text',
      listener: (_, response) => response.end(Buffer.from([0xff, 0x41])),
      want: /no valid UTF-8/,
    },
  ])('$name: said without the credentials', async ({ listener, want }) => {
    const host = await serve(listener);
    const failed = await run({ sources: [`http://me:secret@${host}/metrics`] }).catch((error: unknown) =>
      String(error),
    );
    expect(failed).toMatch(want);
    expect(failed).not.toContain('secret');
  });

  it('end nobody hears: it is said', async () => {
    await expect(run({ sources: ['http://127.0.0.1:9/metrics'] })).rejects.toThrow(
      /http:\/\/127\.0\.0\.1:9\/metrics: No answer: /,
    );
  });
});

describe('another page than that of metrics', () => {
  it.each([
    { page: '<!doctype html>\n<title>x</title>\n', want: 'This is HTML, no page of metrics' },
    { page: '{"status": "success"}', want: 'This is JSON, no page of metrics' },
  ])('is called what it is: $want', async ({ page, want }) => {
    const { code, surroundings } = await pages([page]);
    expect(code).toBe(1);
    expect(surroundings.said.join('\n')).toContain(want);
  });
});

describe('nothing to import', () => {
  it.each([
    { name: 'no source', options: {}, want: /Nothing to import/ },
    {
      name: 'no such file',
      options: { sources: ['/nowhere/at-all'] },
      want: /nowhere\/at-all: It cannot be read: ENOENT/,
    },
    { name: 'no URL', options: { prometheus: 'localhost' }, want: /--prometheus: this is no URL/ },
  ])('$name', async ({ options, want }) => {
    await expect(run(options)).rejects.toThrow(want);
  });
});
