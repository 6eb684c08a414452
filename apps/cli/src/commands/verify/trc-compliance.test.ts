import {
  type Catalog,
  describeCatalog,
  OWN_CATALOGS,
  trcAgent,
  trcControlPlane,
  trcScheduler,
} from '@lockstep/catalog';
import { createRegistry } from '@lockstep/metrics';
import { describe, expect, it } from 'vitest';
import { readStoredPage } from '../../pages/stored-page.ts';
import { type ComparedPage, comparePage } from './compare-page.ts';

const CATALOGS = OWN_CATALOGS.filter(({ name }) => name.startsWith('trc-'));

/** The page of a component that has just started, and of what it was told to do. */
async function pageOf<C extends Catalog>(
  catalog: C,
  act: (metrics: ReturnType<typeof createRegistry<[C]>>['metrics']) => void = () => undefined,
): Promise<string> {
  const registry = createRegistry([catalog]);
  act(registry.metrics);
  const page = await registry.scrape({ format: 'text' });
  const text = Buffer.from(page.body).toString();
  page.release();
  return text;
}

function verify(catalog: Catalog, text: string): ComparedPage {
  const page = readStoredPage({ source: 'page', text });
  if ('notMetrics' in page) throw new TypeError(page.notMetrics);
  const described = describeCatalog(catalog);
  return comparePage({ parts: [described], merged: described, page });
}

/** `missing-family trc_x: message` */
function errorsOf(catalog: Catalog, text: string): readonly string[] {
  return verify(catalog, text)
    .findings.filter(({ severity }) => severity === 'error')
    .map(({ defect, family = '', message }) => `${defect} ${family}: ${message}`);
}

const withoutFamily = (text: string, family: string): string =>
  text.replaceAll(new RegExp(String.raw`^(?:# \w+ )?${family}\b.*\n`, 'gm'), '');

describe('test 1: each component exposes the required families', () => {
  it.each(CATALOGS)('$name: all are there from the start', async (catalog) => {
    expect(errorsOf(catalog, await pageOf(catalog))).toEqual([]);
  });

  it.each(CATALOGS)('$name: each one that is left out is named', async (catalog) => {
    const text = await pageOf(catalog);
    const required = Object.entries(catalog.metrics).filter(
      ([, { presence, optional, type }]) => presence === 'always' && !optional && type !== 'histogram',
    );
    expect(required).not.toEqual([]);
    for (const [family] of required) {
      expect(errorsOf(catalog, withoutFamily(text, family))).toEqual([
        `missing-family ${family}: \`${family}\` of the catalog \`${catalog.name}\` is not on the page.`,
      ]);
    }
  });
});

describe('test 2: labels', () => {
  const forbidden = Object.keys(trcScheduler.policy?.forbidden ?? {});

  it.each(forbidden)('`%s` is forbidden, on whatever family of trc', async (label) => {
    const text = await pageOf(trcScheduler);
    const added = `${text}# HELP trc_own Own.\n# TYPE trc_own gauge\ntrc_own{${label}="x"} 1\n`;
    expect(errorsOf(trcScheduler, added)).toEqual([
      expect.stringMatching(new RegExp(`^forbidden-label trc_own: \`trc_own\` has the label \`${label}\``)),
      'unknown-family trc_own: `trc_own` is in no catalog.',
    ]);
  });

  const request = (template: string) =>
    pageOf(trcControlPlane, ({ trc_http_requests_total: requests }) =>
      requests.with({ method: 'GET', path_template: template, status: '200' }).inc(),
    );

  it('path_template has templates', async () => {
    expect(errorsOf(trcControlPlane, await request('/v1/envs/{env_id}'))).toEqual([]);
  });

  it.each([
    { path: '/v1/envs/17', segment: '17' },
    { path: '/v1/orgs/01ARZ3NDEKTSV4RRFFQ69G5FAV', segment: '01ARZ3NDEKTSV4RRFFQ69G5FAV' },
    { path: '/v1/envs?org=acme', segment: '?org=acme' },
  ])('path_template is not $path', async ({ path, segment }) => {
    const [error = '', ...more] = errorsOf(trcControlPlane, await request(path));
    expect(error).toMatch(/^raw-path trc_http_requests_total: /);
    expect(error).toContain(`\`${segment}\` is a`);
    expect(more).toEqual([]);
  });
});

describe.each([
  { test: 'test 3: reasons why nothing was found', catalog: trcScheduler, family: 'trc_scheduler_unschedulable_total' },
  { test: 'test 4: reasons why instances failed', catalog: trcAgent, family: 'trc_agent_instance_failures_total' },
])('$test', ({ catalog, family }) => {
  const domain = (catalog as Catalog).metrics[family]?.labels['reason'];
  const reasons = domain?.kind === 'closed' ? domain.values : [];

  it('each has a row from the start, so that whoever looks twice sees the same', async () => {
    const text = await pageOf(catalog);
    expect(reasons.filter((reason) => !text.includes(`${family}{reason="${reason}"} 0\n`))).toEqual([]);
    expect(reasons.length).toBeGreaterThan(5);
  });

  it.each(reasons)('`%s` is missed when it is not there', async (reason) => {
    const text = (await pageOf(catalog)).replace(`${family}{reason="${reason}"} 0\n`, '');
    expect(errorsOf(catalog, text)).toEqual([
      `missing-row ${family}: \`${family}\` has ${reasons.length - 1} of ${reasons.length} rows; it lacks \`reason="${reason}"\`.`,
    ]);
  });

  it('another one is none of them', async () => {
    const row = `${family}{reason="${reasons[0]}"} 0\n`;
    const text = (await pageOf(catalog)).replace(row, `${row}${family}{reason="solar_flare"} 1\n`);
    expect(errorsOf(catalog, text)).toEqual([
      expect.stringMatching(new RegExp(`^undeclared-value ${family}: \`reason\` of \`${family}\` is \`solar_flare\``)),
    ]);
  });
});

it('coverage says what has never been counted', async () => {
  const { coverage } = verify(
    trcScheduler,
    await pageOf(trcScheduler, ({ trc_scheduler_reconcile_runs_total: runs }) => runs.inc()),
  );
  expect(coverage).toMatchObject({ families: 10, withRow: 10, percent: 100, rising: 10, updated: 1 });
});
