import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CatalogDescription } from '@lockstep/catalog';
import { describe, expect, it } from 'vitest';
import { recordedSurroundings } from '../../../test/recorded-surroundings.ts';
import { temporaryFolder } from '../../../test/temporary-folder.ts';
import { MAX_FILE_BYTES } from '../../files/read-text-file.ts';
import { checkFiles, type CheckFilesOptions } from './check-files.ts';

const CATALOG: CatalogDescription = {
  lockstepCatalog: 1,
  name: 'web',
  metrics: {
    requests_total: {
      type: 'counter',
      help: 'Requests.',
      labels: { method: { kind: 'open', values: ['GET', 'POST'] }, job: { kind: 'open', values: [] } },
    },
    wait_seconds: { type: 'histogram', help: '', labels: { route: { kind: 'open', values: ['/'] } }, buckets: [1] },
    seldom_total: { type: 'counter', help: '', labels: {}, labelsKnown: false },
    temperature_celsius: { type: 'gauge', help: 'Warmth.', labels: {} },
  },
};

const GOOD = 'sum by (method) (rate(requests_total[5m]))';
const BAD = 'rate(temperature_celsius[5m])';

/** A dashboard with a panel for each query. */
function dashboard(...queries: readonly string[]): string {
  const panels = queries.map((expr, index) => ({
    id: index + 1,
    type: 'timeseries',
    title: `Panel ${index + 1}`,
    gridPos: { x: 0, y: 8 * index, w: 12, h: 8 },
    datasource: { type: 'prometheus', uid: 'p' },
    targets: [{ refId: 'A', expr }],
  }));
  return JSON.stringify({ uid: 'u', title: 'D', schemaVersion: 39, panels }, undefined, 2);
}

function rules(expr: string): string {
  return `groups:\n  - name: g\n    rules:\n      - record: a:b\n        expr: |\n          ${expr.replaceAll('\n', '\n          ')}\n`;
}

const DEFAULTS: Omit<CheckFilesOptions, 'files' | 'catalogs'> = {
  targetLabels: [],
  profile: 'prometheus-3',
  features: [],
  strict: false,
  closed: [],
  severities: {},
  all: false,
  format: 'json',
};

interface Found {
  readonly check: string;
  readonly file: string;
  readonly message: string;
}

async function check(files: Readonly<Record<string, string | Uint8Array>>, options: Partial<CheckFilesOptions> = {}) {
  const folder = temporaryFolder({ 'catalog.json': JSON.stringify(CATALOG), ...files });
  const surroundings = recordedSurroundings();
  const paths = (options.files ?? Object.keys(files).filter((name) => !name.startsWith('.'))).map((name) =>
    join(folder, name),
  );
  const at = (file: string | undefined) => (file === undefined ? undefined : join(folder, file));
  const named = Object.fromEntries(
    (['scrapeConfig', 'config', 'baseline', 'writeBaseline'] as const).flatMap((key) => {
      const path = at(options[key]);
      return path === undefined ? [] : [[key, path]];
    }),
  );
  const code = await checkFiles(
    { ...DEFAULTS, catalogs: [join(folder, 'catalog.json')], ...options, ...named, files: paths },
    surroundings,
  );
  const text = surroundings.printed().replaceAll(`${folder}/`, '');
  return { code, text, said: surroundings.said.map((line) => line.replaceAll(`${folder}/`, '')), folder };
}

/** Ids and files of what a run in JSON found. */
async function found(files: Readonly<Record<string, string | Uint8Array>>, options: Partial<CheckFilesOptions> = {}) {
  const { code, text } = await check(files, options);
  const problems = JSON.parse(text) as readonly Found[];
  return { code, problems: problems.map((problem) => `${problem.file}: ${problem.check}`) };
}

describe('what is checked', () => {
  it.each([
    { name: 'a dashboard that is right', files: { 'a.json': dashboard(GOOD) }, want: { code: 0, problems: [] } },
    {
      name: 'one that is not',
      files: { 'a.json': dashboard(GOOD, BAD) },
      want: { code: 1, problems: ['a.json: rate-on-gauge'] },
    },
    { name: 'rules', files: { 'a.yml': rules(BAD) }, want: { code: 1, problems: ['a.yml: rate-on-gauge'] } },
    {
      name: 'files in the order in which they are named',
      files: { 'b.json': dashboard(BAD), 'a.yml': rules(BAD) },
      want: { code: 1, problems: ['b.json: rate-on-gauge', 'a.yml: rate-on-gauge'] },
    },
    {
      name: 'a folder, without files that are something else',
      files: { 'd/a.json': dashboard(BAD), 'd/package.json': '{"name":"a"}', 'd/b.yaml': 'a: [' },
      options: { files: ['d'] },
      want: { code: 1, problems: ['d/a.json: rate-on-gauge', 'd/b.yaml: unreadable-document'] },
    },
    {
      name: 'a file that is named and is something else',
      files: { 'package.json': '{"name":"a"}' },
      want: { code: 1, problems: ['package.json: unknown-document'] },
    },
  ])('$name', async ({ files, options, want }) => {
    expect(await found(files, options)).toEqual(want);
  });
});

describe('mistakes of dashboards in the wild', () => {
  const HIDDEN = { id: 2, type: 'timeseries', title: 'Hidden', targets: [{ refId: 'A', expr: 'max(wait_seconds)' }] };
  const COLLAPSED = { id: 1, type: 'row', title: 'R', collapsed: true, panels: [HIDDEN] };

  it.each([
    { name: 'a metric that nothing emits', board: dashboard('sum(rate(waits_total[5m]))'), want: ['unknown-metric'] },
    { name: 'one that was not emitted yet', board: dashboard('sum(rate(seldom_total{any="label"}[5m]))'), want: [] },
    { name: 'a histogram by its base name', board: dashboard('max(wait_seconds)'), want: ['histogram-base-name'] },
    {
      name: 'in a panel of a collapsed row',
      board: JSON.stringify({ uid: 'u', title: 'D', schemaVersion: 39, panels: [COLLAPSED] }),
      want: ['histogram-base-name'],
    },
    {
      name: 'a label of another version of the exporter',
      board: dashboard('sum by (route) (rate(wait_seconds_count{path="/"}[5m]))'),
      want: ['unknown-label'],
    },
    {
      name: 'a value that was not seen',
      board: dashboard('sum by (route) (rate(wait_seconds_count{route="/new"}[5m]))'),
      want: ['unknown-label-value'],
    },
  ])('$name', async ({ board, want }) => {
    const { text } = await check({ 'a.json': board });
    expect((JSON.parse(text) as readonly Found[]).map((problem) => problem.check)).toEqual(want);
  });
});

describe('files that are hostile or broken are findings, and others are checked all the same', () => {
  it.each<{ name: string; file: string | Uint8Array; want: string }>([
    { name: 'nothing in it', file: '', want: 'unreadable-document' },
    { name: 'UTF-16', file: Buffer.from('\ufeff{}', 'utf16le'), want: 'unreadable-document' },
    { name: 'NUL', file: 'a\0b', want: 'unreadable-document' },
    { name: 'Latin-1', file: Buffer.from('{"title": "größe"}', 'latin1'), want: 'unreadable-document' },
    { name: 'half a file', file: dashboard(GOOD).slice(0, 100), want: 'unreadable-document' },
    { name: 'arrays without end', file: '['.repeat(500_000) + ']'.repeat(500_000), want: 'unreadable-document' },
    {
      name: 'aliases that multiply',
      file: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']
        .map(
          (key, index, keys) =>
            `${key}: &${key} [${Array(10)
              .fill(index === 0 ? '1' : `*${keys[index - 1]}`)
              .join()}]`,
        )
        .join('\n'),
      want: 'unreadable-document',
    },
    {
      name: 'names that objects have',
      file: '{"__proto__":{"a":1},"constructor":{"prototype":1}}',
      want: 'unknown-document',
    },
  ])('$name', async ({ file, want }) => {
    const { code, problems } = await found({
      'x.json': file,
      'good.json': dashboard(GOOD),
      'bad.json': dashboard(BAD),
    });
    expect({ code, problems }).toEqual({ code: 1, problems: [`x.json: ${want}`, 'bad.json: rate-on-gauge'] });
    expect(Object.keys({}.constructor.prototype)).toEqual([]);
  });

  it('a file that is not there', async () => {
    const { code, problems } = await found({ 'a.json': dashboard(GOOD) }, { files: ['gone.json', 'a.json'] });
    expect({ code, problems }).toEqual({ code: 1, problems: ['gone.json: unreadable-document'] });
  });

  it('a pipe', async (context) => {
    context.skip(process.platform === 'win32', 'Windows has no such pipes.');
    const folder = temporaryFolder();
    spawnSync('mkfifo', [join(folder, 'pipe.json')]);
    const surroundings = recordedSurroundings();
    const options = { ...DEFAULTS, catalogs: ['restic-manager'], files: [join(folder, 'pipe.json')] };
    expect(await checkFiles(options, surroundings)).toBe(1);
    expect(surroundings.printed()).toContain('pipe, socket or device');
  });

  it('a file beyond the size limit is not looked at: exit code 2', async () => {
    const { code, text, said } = await check({
      'x.json': Buffer.alloc(MAX_FILE_BYTES + 1, ' '),
      'bad.json': dashboard(BAD),
    });
    expect(code).toBe(2);
    expect(said).toEqual([expect.stringMatching(/^lockstep: x\.json: It has more than 20971520 bytes\./)]);
    expect(text).toContain('rate-on-gauge');
  });
});

describe('what is known after the scrape', () => {
  const query = { 'a.json': dashboard('sum by (env) (rate(requests_total[5m]))') };

  it.each([
    { name: 'no target label of that name', options: {}, want: 1 },
    { name: 'named', options: { targetLabels: ['env'] }, want: 0 },
    { name: 'in the configuration of the project', options: { config: '.config.yml' }, want: 0 },
    { name: 'in the configuration of the server', options: { scrapeConfig: '.prometheus.yml' }, want: 0 },
  ])('$name', async ({ options, want }) => {
    const { code } = await check(
      {
        ...query,
        '.config.yml': 'target_labels: [env]',
        '.prometheus.yml': 'scrape_configs: [{job_name: a, static_configs: [{targets: [b], labels: {env: c}}]}]',
      },
      options,
    );
    expect(code).toBe(want);
  });

  it('says what the configuration of the server leaves open', async () => {
    const config = 'scrape_configs: [{job_name: a, file_sd_configs: [{files: [b]}]}]';
    const { code, said } = await check({ ...query, '.prometheus.yml': config }, { scrapeConfig: '.prometheus.yml' });
    expect({ code, said }).toEqual({ code: 0, said: [expect.stringContaining('Job `a`: which labels it adds')] });
  });
});

describe('severities', () => {
  it.each<{ name: string; options: Partial<CheckFilesOptions>; config?: string; want: object }>([
    { name: 'off', options: { severities: { 'rate-on-gauge': 'off' } }, want: { code: 0, problems: [] } },
    {
      name: 'a warning',
      options: { severities: { 'rate-on-gauge': 'warning' } },
      want: { code: 0, problems: ['a.json: rate-on-gauge'] },
    },
    { name: 'in a file', options: {}, config: 'severities: {rate-on-gauge: "off"}', want: { code: 0, problems: [] } },
    {
      name: 'for one catalog',
      options: {},
      config: 'catalogs: {web: {rate-on-gauge: off}}',
      want: { code: 0, problems: [] },
    },
    {
      name: 'for another catalog',
      options: {},
      config: 'catalogs: {restic-manager: {rate-on-gauge: off}}',
      want: { code: 1, problems: ['a.json: rate-on-gauge'] },
    },
    {
      name: 'excluded with a reason',
      options: {},
      config: 'exclude: [{check: rate-on-gauge, file: a.json, reason: it only rises}]',
      want: { code: 0, problems: [] },
    },
    {
      name: 'excluded for one metric',
      options: {},
      config: 'exclude: [{check: rate-on-gauge, metric: temperature_celsius, reason: it only rises}]',
      want: { code: 0, problems: [] },
    },
    {
      name: 'an exclusion of another metric',
      options: {},
      config: 'exclude: [{check: rate-on-gauge, metric: other, reason: it only rises}]',
      want: { code: 1, problems: ['a.json: rate-on-gauge', ': unused-exclusion'] },
    },
    {
      name: 'an exclusion that excludes nothing',
      options: { severities: { 'rate-on-gauge': 'off' } },
      config: 'exclude: [{check: rate-on-gauge, reason: it only rises}]',
      want: { code: 1, problems: [': unused-exclusion'] },
    },
  ])('$name', async ({ options, config, want }) => {
    const files = { 'a.json': dashboard(BAD), ...(config === undefined ? {} : { '.config.yml': config }) };
    expect(await found(files, { ...options, ...(config === undefined ? {} : { config: '.config.yml' }) })).toEqual(
      want,
    );
  });

  it('of problems with files, too', async () => {
    const { code } = await found({ 'a.json': '{}' }, { severities: { 'unknown-document': 'warning' } });
    expect(code).toBe(0);
  });
});

describe('baselines', () => {
  it('accept what is there, fail on what is new, and tell what is gone', async () => {
    const folder = temporaryFolder({ 'a.json': dashboard(BAD, `2 * ${BAD}`), 'catalog.json': JSON.stringify(CATALOG) });
    const [file, baseline] = [join(folder, 'a.json'), join(folder, 'baseline.json')];
    const run = async (options: Partial<CheckFilesOptions>) => {
      const surroundings = recordedSurroundings();
      const all = { ...DEFAULTS, catalogs: [join(folder, 'catalog.json')], files: [file], ...options };
      const code = await checkFiles(all, surroundings);
      return {
        code,
        problems: surroundings.printed() === '' ? [] : JSON.parse(surroundings.printed()),
        said: surroundings.said,
      };
    };
    expect(await run({ writeBaseline: baseline })).toMatchObject({
      code: 0,
      said: [expect.stringContaining('accepts 2 problems')],
    });
    expect(await run({ baseline })).toEqual({ code: 0, problems: [], said: [] });

    writeFileSync(file, dashboard(BAD, GOOD, `1 + ${BAD}`));
    const later = await run({ baseline });
    expect(later.code).toBe(1);
    expect(later.problems).toMatchObject([{ expr: `1 + ${BAD}` }]);
    expect(later.said).toEqual([expect.stringMatching(/No longer found: rate-on-gauge .*"Panel 2"/)]);
  });
});

describe('lines', () => {
  it('are those of the query in the file', async () => {
    const { text } = await check(
      { 'a.yml': rules(`1 +\n${BAD}`), 'b.json': dashboard(GOOD, BAD) },
      { format: 'github' },
    );
    const line =
      dashboard(GOOD, BAD)
        .split('\n')
        .findIndex((text) => text.includes(BAD)) + 1;
    expect(text.split('\n').map((command) => command.split(',title')[0])).toEqual([
      '::error file=a.yml,line=7',
      `::error file=b.json,line=${line}`,
      '',
    ]);
  });
});

describe('mistakes in the call', () => {
  it.each<{
    name: string;
    options: Partial<CheckFilesOptions>;
    files?: Readonly<Record<string, string>>;
    want: RegExp;
  }>([
    {
      name: 'a folder with nothing to check',
      options: { files: ['d'] },
      files: { 'd/package.json': '{}' },
      want: /no dashboard and no rule/,
    },
    { name: 'a pattern without files', options: { files: ['*.nothing'] }, want: /matches no file/ },
    {
      name: 'a catalog that is none',
      options: { catalogs: ['kopya'] },
      want: /--catalog kopya: It is none of `restic-manager`/,
    },
    { name: 'a version that is none', options: { profile: 'mimir' }, want: /--profile mimir: This is no version/ },
    { name: 'a flag that is none', options: { features: ['agent'] }, want: /--feature agent: No flag/ },
    {
      name: 'an interval that is none',
      options: { scrapeInterval: '15' },
      want: /--scrape-interval 15: This is no length of time/,
    },
    {
      name: 'an interval of nothing',
      options: { scrapeInterval: '0s' },
      want: /--scrape-interval 0s: This is no length of time/,
    },
    {
      name: 'everything that is wrong with a configuration',
      options: { config: '.config.yml' },
      files: {
        '.config.yml':
          'severity: {}\nseverities: {nothing: on, unknown-metrik: "off"}\nexclude: [{check: rate-on-gauge}]\nclosed: a\ncatalogs: {x: {nothing: off}}',
      },
      want: /`severity` is no setting[^]*`nothing` is no check. They are listed[^]*`unknown-metrik` is no check. Did you mean `unknown-metric`[^]*catalogs, `x`: `nothing` is no check[^]*exclude 1: `reason` is missing[^]*`closed` is no list/,
    },
    {
      name: 'a configuration that is no object',
      options: { config: '.config.yml' },
      files: { '.config.yml': '- a' },
      want: /It is no object of settings/,
    },
  ])('$name', async ({ options, files = {}, want }) => {
    await expect(check({ 'a.json': dashboard(GOOD), ...files }, options)).rejects.toThrow(want);
  });
});
