import type { CatalogDescription } from '@lockstep/catalog';

/** The catalog that the examples of the defects are compared with. */
export const EXAMPLE_CATALOG: CatalogDescription = {
  lockstepCatalog: 1,
  name: 'shop',
  policy: {
    name: 'house rules',
    prefix: 'shop_',
    forbidden: { email: 'It is personal, and there is one for each customer.' },
  },
  metrics: {
    shop_last_sale_timestamp_seconds: {
      type: 'gauge',
      help: 'When something was sold last.',
      unit: 'seconds',
      labels: {},
      presence: 'when known',
    },
    shop_loyalty_points_total: {
      type: 'counter',
      help: 'Points given.',
      unit: 'none',
      labels: {},
      optional: true,
    },
    shop_mood: { type: 'gauge', help: 'How it feels.', unit: 'none', labels: {}, stability: 'experimental' },
    shop_orders_total: {
      type: 'counter',
      help: 'Orders taken.',
      unit: 'none',
      labels: { channel: { kind: 'closed', values: ['web', 'till'] } },
    },
    shop_pause_seconds: {
      type: 'summary',
      help: 'Length of pauses.',
      unit: 'seconds',
      labels: {},
      quantiles: [0.5, 0.9],
    },
    shop_queue_length: { type: 'gauge', help: 'People who wait.', unit: 'none', labels: {}, range: { min: 0 } },
    shop_request_seconds: {
      type: 'histogram',
      help: 'Time to answer.',
      unit: 'seconds',
      labels: { route: { kind: 'open', values: [], max: 2, template: true, entity: 'route' } },
      buckets: [0.1, 1],
    },
    shop_shelf_items: {
      type: 'gauge',
      help: 'Items on a shelf.',
      unit: 'none',
      labels: {
        shelf: { kind: 'open', values: [], max: 100, entity: 'shelf' },
        item: { kind: 'open', values: [], max: 2, per: 'shelf', entity: 'item' },
      },
      presence: 'when known',
    },
    shop_state: {
      type: 'gauge',
      help: 'Whether it is open.',
      unit: 'none',
      labels: { status: { kind: 'closed', values: ['open', 'closed'] } },
      exclusive: ['status'],
    },
    shop_till_open: {
      type: 'gauge',
      help: 'Whether the till is open.',
      unit: 'none',
      labels: {
        till_id: { kind: 'open', values: [], max: 4, entity: 'till' },
        till: { kind: 'open', values: [], follows: 'till_id' },
      },
      range: { min: 0, max: 1 },
    },
    shop_visits_total: {
      type: 'counter',
      help: 'Visits.',
      unit: 'none',
      labels: {},
      stability: 'deprecated',
      usage: 'Use `shop_orders_total`.',
    },
  },
};
