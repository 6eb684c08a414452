import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { recordedSurroundings } from '../../../test/recorded-surroundings.ts';
import { serve } from '../../../test/serve.ts';
import { temporaryFolder } from '../../../test/temporary-folder.ts';
import { verifyTarget, type VerifyOptions } from './verify-target.ts';

const CATALOG = {
  lockstepCatalog: 1,
  name: 'shop',
  metrics: {
    orders_total: {
      type: 'counter',
      help: 'Orders.',
      labels: { channel: { kind: 'closed', values: ['web', 'till'] } },
    },
    queue_length: { type: 'gauge', help: 'People who wait.', labels: {} },
  },
};

const ORDERS =
  '# HELP orders_total Orders.\n# TYPE orders_total counter\norders_total{channel="web"} 1\norders_total{channel="till"} 0\n';
const QUEUE = '# HELP queue_length People who wait.\n# TYPE queue_length gauge\nqueue_length 3\n';
const GOOD = ORDERS + QUEUE;

interface Verified {
  readonly code: number;
  readonly printed: string;
  /** Of the format json: `error missing-family orders_total`. */
  readonly findings: readonly string[];
}

async function verify(
  target: string,
  options: Partial<VerifyOptions> = {},
  { input = [], catalog = {} }: { readonly input?: readonly string[]; readonly catalog?: object } = {},
): Promise<Verified> {
  const folder = temporaryFolder({ 'shop.json': JSON.stringify({ ...CATALOG, ...catalog }) });
  const surroundings = recordedSurroundings(input);
  const code = await verifyTarget(
    {
      target,
      catalogs: [join(folder, 'shop.json')],
      ignores: [],
      complete: false,
      strict: false,
      failOn: 'error',
      format: 'json',
      ...options,
    },
    surroundings,
  );
  const printed = surroundings.printed();
  const { findings } = options.format === undefined ? JSON.parse(printed) : { findings: [] };
  return { code, printed, findings: findings.map(textOf) };
}

function textOf({ severity, defect, family }: Readonly<Record<string, string>>): string {
  return [severity, defect, family].filter((part) => part !== undefined).join(' ');
}

function fileOf(page: string): string {
  return join(temporaryFolder({ 'page.prom': page }), 'page.prom');
}

describe('a page', () => {
  it.each<{ name: string; page: string; code: number; want: readonly string[] }>([
    { name: 'as the catalog has it', page: GOOD, code: 0, want: [] },
    {
      name: 'that lacks a family and has another',
      page: `${QUEUE}# TYPE orders counter\norders 1\n`,
      code: 1,
      want: ['error missing-family orders_total', 'error unknown-family orders'],
    },
    {
      name: 'with a surprise in a label',
      page: `${ORDERS}orders_total{channel="fax"} 1\n${QUEUE}`,
      code: 1,
      want: ['error undeclared-value orders_total'],
    },
    {
      name: 'that says no type, which does not fail the run',
      page: GOOD.replace('# TYPE queue_length gauge\n', ''),
      code: 0,
      want: ['warning untyped-family queue_length'],
    },
    {
      name: 'that is empty',
      page: '',
      code: 1,
      want: ['error missing-family orders_total', 'error missing-family queue_length'],
    },
  ])('$name', async ({ page, code, want }) => {
    expect(await verify(fileOf(page))).toMatchObject({ code, findings: want });
  });

  it('comes from standard input, in pieces', async () => {
    expect(await verify('-', {}, { input: [ORDERS, QUEUE.slice(0, 9), QUEUE.slice(9)] })).toMatchObject({ code: 0 });
  });

  it('may be OpenMetrics, whose counters have another name', async () => {
    const page =
      '# HELP orders Orders.\n# TYPE orders counter\norders_total{channel="web"} 1\norders_created{channel="web"} 1.7e9\norders_total{channel="till"} 1\n' +
      '# HELP queue_length People who wait.\n# TYPE queue_length gauge\nqueue_length 3\n# EOF\n';
    expect(await verify(fileOf(page))).toMatchObject({ code: 0, findings: [] });
  });

  it('says no types: parts of a histogram are still one', async () => {
    const catalog = { metrics: { h: { type: 'histogram', help: '', labels: {}, buckets: [1] } } };
    const page = 'h_bucket{le="1"} 1\nh_bucket{le="+Inf"} 1\nh_sum 1\nh_count 1\n';
    expect((await verify(fileOf(page), {}, { catalog })).findings).toEqual(['warning untyped-family h']);
  });
});

describe('a catalog of what was seen', () => {
  const observed = { observed: true };
  const page = `${ORDERS}orders_total{channel="fax"} 1\n# TYPE more gauge\nmore 1\n`;

  it('makes notes and warnings of what other versions may have', async () => {
    expect(await verify(fileOf(page), {}, { catalog: observed })).toMatchObject({
      code: 0,
      findings: [
        'warning missing-family queue_length',
        'note undeclared-value orders_total',
        'note unknown-family more',
      ],
    });
  });

  it('is as strict as any other with `strict`', async () => {
    expect(await verify(fileOf(page), { strict: true }, { catalog: observed })).toMatchObject({ code: 1 });
  });
});

describe('what is asked for', () => {
  const idle = ORDERS.replace(' 1\n', ' 0\n') + QUEUE;

  it('`complete`: everything has counted', async () => {
    expect(await verify(fileOf(idle))).toMatchObject({ code: 0, findings: ['note never-updated orders_total'] });
    expect(await verify(fileOf(idle), { complete: true })).toMatchObject({
      code: 1,
      findings: ['error never-updated orders_total'],
    });
  });

  it.each([
    { failOn: 'error', code: 0 },
    { failOn: 'warning', code: 0 },
    { failOn: 'note', code: 1 },
  ] as const)('`failOn: $failOn` ends a page with a note with $code', async ({ failOn, code }) => {
    expect(await verify(fileOf(idle), { failOn })).toMatchObject({ code });
  });

  it('`since`: a counter fell, a gauge stood still', async () => {
    const since = fileOf(GOOD.replace(' 1\n', ' 5\n'));
    expect(await verify(fileOf(GOOD), { since })).toMatchObject({
      code: 1,
      findings: ['error counter-fell orders_total', 'note gauge-never-moved queue_length'],
    });
  });

  it('`since`: a process that started again may count anew', async () => {
    const start = (time: number) => `# TYPE process_start_time_seconds gauge\nprocess_start_time_seconds ${time}\n`;
    const { metrics } = CATALOG;
    const catalog = { metrics: { ...metrics, process_start_time_seconds: { type: 'gauge', help: '', labels: {} } } };
    const since = fileOf(GOOD.replace(' 1\n', ' 5\n') + start(1));
    const { findings } = await verify(fileOf(GOOD + start(2)), { since }, { catalog });
    expect(findings).toEqual(['note counter-fell orders_total', 'note gauge-never-moved queue_length']);
  });

  it('`twice`: the target is asked again', async () => {
    let value = 1;
    const host = await serve((_, response) => response.end(ORDERS + QUEUE.replace('3', String((value += 1)))));
    expect(await verify(`http://${host}/metrics`, { twice: 0 })).toMatchObject({ code: 0, findings: [] });
  });

  it('`ignores` leave out families, or one defect of them, and say so', async () => {
    const page = fileOf(`${ORDERS}# TYPE process_x gauge\nprocess_x 1\n`);
    const ignores = ['process_*: The runtime.', 'missing-family/queue_*: Not here.'];
    const { code, printed } = await verify(page, { ignores });
    expect(code).toBe(0);
    expect(JSON.parse(printed).ignored).toEqual([
      { ignore: 'missing-family/queue_*: Not here.', reason: 'Not here.', count: 1 },
      { ignore: 'process_*: The runtime.', reason: 'The runtime.', count: 1 },
    ]);
  });
});

describe('coverage', () => {
  it('counts families with a row, and what has counted', async () => {
    const { printed } = await verify(fileOf(ORDERS.replace(' 1\n', ' 0\n')));
    expect(JSON.parse(printed).coverage).toEqual({
      families: 2,
      withRow: 1,
      percent: 50,
      rising: 1,
      updated: 0,
      absent: ['queue_length'],
    });
  });

  it('does not count what is left out', async () => {
    const { printed } = await verify(fileOf(ORDERS), { ignores: ['queue_*: Not here.'] });
    expect(JSON.parse(printed).coverage).toMatchObject({ families: 1, percent: 100 });
  });
});

describe('a target', () => {
  it.each<{ name: string; listener: RequestListener }>([
    {
      name: 'compresses',
      listener: (_, response) => response.setHeader('content-encoding', 'gzip').end(gzipSync(GOOD)),
    },
    {
      name: 'asks for user and password',
      listener: ({ headers }, response) =>
        response.writeHead(headers.authorization === `Basic ${btoa('me:secret')}` ? 200 : 401).end(GOOD),
    },
    {
      name: 'has any content type',
      listener: (_, response) => response.setHeader('content-type', 'text/plain').end(GOOD),
    },
  ])('$name', async ({ listener }) => {
    const host = await serve(listener);
    const { code, printed } = await verify(`http://me:secret@${host}/metrics`);
    expect(code).toBe(0);
    expect(printed).not.toContain('secret');
  });

  it('asks for a token', async () => {
    const folder = temporaryFolder({ token: 'abc\n' });
    const host = await serve(({ headers }, response) =>
      response.writeHead(headers.authorization === 'Bearer abc' ? 200 : 401).end(GOOD),
    );
    expect(await verify(`http://${host}/`, { bearerTokenFile: join(folder, 'token') })).toMatchObject({ code: 0 });
  });

  it.each<{ name: string; listener: RequestListener; want: RegExp }>([
    { name: 'refuses', listener: (_, response) => response.writeHead(403).end(), want: /The server answers 403/ },
    {
      name: 'is a web page',
      listener: (_, response) => response.end('<html>'),
      want: /This is HTML, no page of metrics/,
    },
    {
      name: 'says that it compressed, and did not',
      listener: (_, response) => response.setHeader('content-encoding', 'gzip').end(GOOD),
      want: /No answer: /,
    },
    {
      name: 'sends bytes that are no text',
      listener: (_, response) => response.end(Buffer.from([0x61, 0xff, 0x00])),
      want: /NUL byte|no valid UTF-8/,
    },
  ])('$name: said without the credentials', async ({ listener, want }) => {
    const host = await serve(listener);
    const failed = await verify(`http://me:secret@${host}/metrics`).catch((error: unknown) => String(error));
    expect(failed).toMatch(want);
    expect(failed).not.toContain('secret');
  });

  it('that nobody hears is said', async () => {
    await expect(verify('http://127.0.0.1:9/metrics')).rejects.toThrow(/No answer: /);
  });
});

describe('a wrong call', () => {
  it.each<{ name: string; options: Partial<VerifyOptions>; want: RegExp }>([
    { name: 'no such file', options: { target: '/nowhere/at-all' }, want: /ENOENT/ },
    { name: 'no such catalog', options: { catalogs: ['shopp'] }, want: /--catalog shopp: It is none of/ },
    { name: 'a file twice', options: { twice: 1 }, want: /Only the page of a URL can be asked for twice/ },
    { name: 'an exclusion without a pattern', options: { ignores: [': why'] }, want: /There is no pattern/ },
    { name: 'an exclusion of no defect', options: { ignores: ['wrong/x'] }, want: /There is no defect `wrong`/ },
    { name: 'no earlier page', options: { since: '/nowhere/at-all' }, want: /ENOENT/ },
  ])('$name', async ({ options, want }) => {
    await expect(verify(fileOf(GOOD), options)).rejects.toThrow(want);
  });
});
