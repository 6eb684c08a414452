import type { CatalogDescription } from '@lockstep/catalog';
import { suggestion } from '@lockstep/checks';
import { defineDefect } from '../defect.ts';

/** A family is on the page and in no catalog. */
export const unknownFamily = defineDefect<'page'>({
  id: 'unknown-family',
  severity: 'error',
  severityWhenObserved: 'note',
  scope: 'page',
  docs: {
    summary: 'A family of the page is in no catalog.',
    why: 'Nobody has said what it means, how many series it may have, or that it will stay.',
    fix: 'Add it to the catalog, name the catalog that has it with another `--catalog`, or leave it out with `--ignore` and the reason.',
    bad: [{ page: '# HELP shop_order_total Orders.\n# TYPE shop_order_total counter\nshop_order_total 1\n' }],
    good: [
      {
        page: '# HELP shop_order_total Orders.\n# TYPE shop_order_total counter\nshop_order_total 1\n',
        ignore: ['shop_order_*: Renamed in March.'],
      },
    ],
  },
  find({ catalogs, declared, families, inOtherUnit }) {
    const names = [...declared.keys()];
    return [...families.values()]
      .filter(({ name }) => !declared.has(name) && !inOtherUnit.has(name))
      .map(({ name, samples }) => {
        const meant = suggestion(name, names, '').trim();
        return {
          family: name,
          catalog: likelyCatalog(name, catalogs),
          ...(samples[0] === undefined ? {} : { line: samples[0].line }),
          message: `\`${name}\` is in no catalog.${meant === '' ? '' : ` ${meant}`}`,
        };
      });
  },
});

/** The catalog whose names start with the same word; else any that says what there may be. */
function likelyCatalog(name: string, catalogs: readonly CatalogDescription[]): CatalogDescription | undefined {
  const word = /^[^_:]+[_:]?/.exec(name)?.[0] ?? name;
  const same = catalogs.find(({ metrics }) => Object.keys(metrics).some((other) => other.startsWith(word)));
  return same ?? catalogs.find(({ observed }) => observed !== true) ?? catalogs[0];
}
