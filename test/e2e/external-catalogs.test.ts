import { type CatalogDescription, type MetricDescription, mergeDescriptions } from '@lockstep/catalog';
import { alertmanager, nodeExporter, prometheus, victoriaMetrics } from '@lockstep/catalog/external';
import { afterAll, describe, expect, it } from 'vitest';
import { externalCatalog } from '../../scripts/external/external-catalog.ts';
import { describeWithTools } from '../tools/describe-with-tools.ts';
import { EXTERNAL_PROGRAMS, scrapeProgram } from './external/programs.ts';
import { Scope } from './harness/scope.ts';

const KEPT: readonly CatalogDescription[] = [nodeExporter, prometheus, alertmanager, victoriaMetrics];

const scope = new Scope();
afterAll(() => scope.close());

/** What a page shows and the kept catalog denies. A family that is not kept is no contradiction: machines differ. */
function contradictions(kept: CatalogDescription, page: CatalogDescription): readonly string[] {
  return Object.entries(page.metrics).flatMap(([name, seen]) => {
    const known = kept.metrics[name];
    return known === undefined ? [] : differences(known, seen).map((difference) => `${name}: ${difference}`);
  });
}

function differences(known: MetricDescription, seen: MetricDescription): readonly string[] {
  const types = new Set([known.type, seen.type].filter((type) => type !== 'unknown'));
  const lacking = Object.entries(known.labels)
    .filter(([label, { optional }]) => optional !== true && !Object.hasOwn(seen.labels, label))
    .map(([label]) => `lacks the label ${label}`);
  return [
    ...(types.size > 1 ? [`is ${seen.type}, not ${known.type}`] : []),
    ...(seen.labelsKnown === false || known.labelsKnown === false ? [] : [...lacking, ...surplus(known, seen)]),
  ];
}

function surplus(known: MetricDescription, seen: MetricDescription): readonly string[] {
  return Object.entries(seen.labels).flatMap(([label, { values }]) => {
    const domain = known.labels[label];
    if (domain === undefined) return [`has the label ${label}`];
    const unknown = domain.kind === 'closed' ? values.filter((value) => !domain.values.includes(value)) : [];
    return unknown.map((value) => `has ${label}="${value}"`);
  });
}

describe.each(EXTERNAL_PROGRAMS)('$name', (external) => {
  const kept = KEPT.find(({ name }) => name === external.name) ?? expect.fail(`No catalog ${external.name} is kept.`);

  for (const suite of external.suites) {
    describeWithTools(suite, { tool: { program: external.program, suite } }, ({ tool }) => {
      it('shows nothing that the kept catalog contradicts, and most of what it has', async () => {
        const page = await scrapeProgram(scope, external, tool);
        const { name, closed } = external;
        const fresh = externalCatalog([{ source: tool.path, ...page }], { name, closed });
        expect(contradictions(kept, fresh)).toEqual([]);
        const always = Object.keys(kept.metrics).filter((family) => kept.metrics[family]?.optional !== true);
        const shared = always.filter((family) => Object.hasOwn(fresh.metrics, family));
        // Kernels and machines differ in some; most of it is there.
        expect(shared.length / always.length).toBeGreaterThan(0.8);
      });
    });
  }

  it('tells nothing of the machine that it was scraped on', () => {
    const listed = Object.entries(kept.metrics).flatMap(([name, { labels }]) =>
      Object.entries(labels).flatMap(([label, { kind, values }]) =>
        kind === 'open' && values.length > 0 ? [`${name} ${label}`] : [],
      ),
    );
    expect(listed).toEqual([]);
  });
});

it('a contradiction is seen', () => {
  const family = (metric: Partial<MetricDescription>): CatalogDescription => ({
    lockstepCatalog: 1,
    name: 'x',
    metrics: { x: { type: 'gauge', help: '', labels: {}, ...metric } },
  });
  const closed = (...values: string[]) => ({ labels: { a: { kind: 'closed', values } as const } });
  expect([
    ...contradictions(family({}), family({ type: 'counter' })),
    ...contradictions(family(closed('1')), family({})),
    ...contradictions(family({}), family(closed('1'))),
    ...contradictions(family(closed('1')), family(closed('1', '2'))),
  ]).toEqual(['x: is counter, not gauge', 'x: lacks the label a', 'x: has the label a', 'x: has a="2"']);
});

it('the kept catalogs can be asked together', () => {
  expect(mergeDescriptions(KEPT)).not.toHaveProperty('conflicts');
});
