import { describe, expect, it } from 'vitest';
import { counter, defineCatalog, defineObjectives, histogram, type ObjectiveOf, oneOf } from './index.ts';

const about = { help: 'Something.', since: '0.1.0', usage: 'A test.' } as const;
const RESULT = { result: oneOf('ok', 'failed', 'late') };

const shop = defineCatalog({
  name: 'shop',
  prefix: 'shop_',
  metrics: {
    shop_orders_total: counter({ ...about, labels: RESULT }),
    shop_returns_total: counter({ ...about, labels: RESULT }),
    shop_order_seconds: histogram({ ...about, unit: 'seconds', buckets: [0.5, 1] }),
  },
});

const orders = { counter: 'shop_orders_total', label: 'result', bad: ['failed'] } as const;
const available = { kind: 'availability', target: 0.99, windowDays: 30, events: [orders] } as const;
const quick = { kind: 'latency', target: 0.9, windowDays: 7, histogram: 'shop_order_seconds', within: 0.5 } as const;

describe('defineObjectives', () => {
  it('keeps them, frozen, with their catalog', () => {
    const made = defineObjectives(shop, [available, quick]);
    expect(made).toEqual({ catalog: shop, objectives: [available, quick] });
    expect(Object.isFrozen(made.objectives[0])).toBe(true);
  });

  const refused: { name: string; objective: ObjectiveOf<typeof shop>; message: RegExp }[] = [
    { name: 'a target of all', objective: { ...available, target: 1 }, message: /target 1\..*\[senseless-objective\]/ },
    { name: 'a target in percent', objective: { ...available, target: 99.9 }, message: /share between 0 and 1/ },
    { name: 'no target', objective: { ...available, target: Number.NaN }, message: /target NaN/ },
    { name: 'no time', objective: { ...available, windowDays: 0 }, message: /over 0 days/ },
    {
      name: 'a bound without bucket',
      objective: { ...quick, within: 0.3 },
      message: /bound 0\.3; there are 0\.5, 1\./,
    },
    {
      name: 'counters that cannot be told apart',
      objective: { ...available, events: [orders, { ...orders, counter: 'shop_returns_total' }] },
      message: /shop_returns_total: Two counters .* by the label `result`/,
    },
  ];
  it.each(refused)('refuses $name', ({ objective, message }) => {
    expect(() => defineObjectives(shop, [objective])).toThrow(message);
  });
});
