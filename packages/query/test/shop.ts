import {
  attributeOf,
  type CatalogDescription,
  counter,
  defineCatalog,
  entity,
  gauge,
  histogram,
  oneOf,
} from '@lockstep/catalog';

/** One metric of each type, with closed and open labels. */
export const shop = defineCatalog({
  name: 'shop',
  prefix: 'shop_',
  metrics: {
    shop_orders_total: counter({
      help: 'Orders by result.',
      labels: { result: oneOf('paid', 'declined', 'lost+found'), till: entity('till', { max: 9 }) },
      since: '1.0.0',
      usage: 'Orders per second.',
    }),
    shop_queue_bytes: gauge({
      help: 'Size of what waits.',
      unit: 'bytes',
      labels: { till: entity('till', { max: 9 }) },
      since: '1.0.0',
      usage: 'How much waits.',
    }),
    shop_open: gauge({ help: 'Whether the shop is open.', since: '1.0.0', usage: 'Is it open?' }),
    shop_till_info: gauge({
      help: 'Make of a till, always 1.',
      labels: { till: entity('till', { max: 9 }), make: attributeOf('till') },
      since: '1.0.0',
      usage: 'Join its label.',
    }),
    shop_last_order_timestamp_seconds: gauge({
      help: 'When the last order came.',
      unit: 'seconds',
      since: '1.0.0',
      usage: 'How long ago it was.',
    }),
    shop_checkout_duration_seconds: histogram({
      help: 'Time from the click to the receipt.',
      unit: 'seconds',
      labels: { result: oneOf('paid', 'declined') },
      buckets: [0.5, 1, 5],
      since: '1.0.0',
      usage: 'p95 by result.',
    }),
  },
});

/** What `lockstep import` may find out about somebody else's exporter. */
export const foreign = {
  lockstepCatalog: 1,
  name: 'foreign',
  metrics: {
    disk_reads_total: {
      type: 'counter',
      help: 'Reads.',
      labels: { mode: { kind: 'closed', values: ['direct', 'buffered'] }, disk: { kind: 'open', values: ['sda'] } },
    },
    rpc_seconds: { type: 'summary', help: 'Calls.', unit: 'seconds', labels: { call: { kind: 'open', values: [] } } },
    native_seconds: {
      type: 'histogram',
      help: 'Calls.',
      unit: 'seconds',
      native: true,
      labels: { call: { kind: 'open', values: [] } },
    },
    seen_once: { type: 'gauge', help: '', labels: {}, labelsKnown: false },
    mystery: { type: 'unknown', help: '', labels: {} },
  },
} as const satisfies CatalogDescription;
