import { readStoredPage, type StoredPage } from '../../pages/stored-page.ts';
import { comparePage, type Finding } from './compare-page.ts';
import type { PageExample } from './defect.ts';
import { EXAMPLE_CATALOG } from './example-catalog.ts';
import { type Ignore, readIgnore } from './ignore.ts';

/** What is found on the page of an example. */
export function compareExample({ page, earlier, families, ignore = [] }: PageExample): readonly Finding[] {
  const names = families ?? Object.keys(EXAMPLE_CATALOG.metrics).filter((name) => page.includes(name));
  const metrics = Object.entries(EXAMPLE_CATALOG.metrics).filter(([name]) => names.includes(name));
  const catalog = { ...EXAMPLE_CATALOG, metrics: Object.fromEntries(metrics) };
  return comparePage({
    parts: [catalog],
    merged: catalog,
    page: stored(page),
    earlier: earlier === undefined ? undefined : stored(earlier),
    ignores: ignore.map(ignoreOf),
  }).findings;
}

function stored(text: string): StoredPage {
  const page = readStoredPage({ source: 'example', text });
  if ('notMetrics' in page) throw new TypeError(`An example is ${page.notMetrics}.`);
  return page;
}

function ignoreOf(text: string): Ignore {
  const ignore = readIgnore(text);
  if (ignore === undefined) throw new TypeError(`An example ignores \`${text}\`, which has no pattern.`);
  return ignore;
}
