import { type CatalogDescription, readCatalogDescription } from '@lockstep/catalog';
import { describe, expect, it } from 'vitest';
import { externalCatalog } from '../../scripts/external/external-catalog.ts';

const OPTIONS = { name: 'shop', closed: ['mode'] };

const page = (text: string) => ({ source: 'page', text });

function made(...texts: readonly string[]): CatalogDescription {
  return externalCatalog(texts.map(page), OPTIONS);
}

const OLD = '# HELP open Old.\n# TYPE open gauge\nopen{device="sda",mode="a"} 1\n';
const NEW = '# TYPE open gauge\nopen{device="sdb",mode="b",error="x"} 1\n# TYPE more counter\nmore 1\n';

const BOTH = {
  more: { type: 'counter', help: '', labels: {}, optional: true },
  open: {
    type: 'gauge',
    help: 'Old.',
    labels: {
      device: { kind: 'open', values: [] },
      error: { kind: 'open', values: [], optional: true },
      mode: { kind: 'closed', values: ['a', 'b'] },
    },
  },
};

describe('a kept catalog', () => {
  it('has what any version has, without the values of the machine', () => {
    expect(made(OLD, NEW).metrics).toEqual(BOTH);
  });

  it('is the same whichever version came first, at once or later', () => {
    const first = made(OLD);
    expect(externalCatalog([page(NEW)], { ...OPTIONS, kept: first }).metrics).toEqual(BOTH);
    expect(externalCatalog([page(OLD), page(NEW)], { ...OPTIONS, kept: made(OLD, NEW) })).toEqual(made(OLD, NEW));
  });

  it('keeps as optional what a later scrape lacks', () => {
    const { metrics } = externalCatalog([page('# TYPE more counter\nmore 1\n')], { ...OPTIONS, kept: made(OLD) });
    expect(Object.entries(metrics).map(([name, { optional }]) => [name, optional])).toEqual([
      ['more', true],
      ['open', true],
    ]);
  });

  it('leaves out what the runtime says', () => {
    expect(Object.keys(made('go_threads 1\npromhttp_x 1\nmine 1\n').metrics)).toEqual(['mine']);
  });

  it('has the buckets of all versions', () => {
    const histogram = (le: string) =>
      `# TYPE h histogram\nh_bucket{le="${le}"} 1\nh_bucket{le="+Inf"} 1\nh_sum 1\nh_count 1\n`;
    const kept = made(histogram('2'));
    expect(externalCatalog([page(histogram('1'))], { ...OPTIONS, kept }).metrics['h']?.buckets).toEqual([1, 2]);
  });

  it('is refused when versions disagree on a type', () => {
    expect(() => made('# TYPE x gauge\nx 1\n', '# TYPE x counter\nx 1\n')).toThrow('x: [');
  });

  it('is a catalog that is read as any other', () => {
    expect(readCatalogDescription(JSON.parse(JSON.stringify(made(OLD, NEW))))).toHaveProperty('description');
  });
});
