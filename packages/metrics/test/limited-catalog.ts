import { attributeOf, counter, defineCatalog, entity, gauge, histogram, oneOf, routeTemplate } from '@lockstep/catalog';

const about = { help: 'Something.', since: '0.1.0', usage: 'A test.' } as const;

/** One family of every kind of label that limits treat differently. */
export const limited = defineCatalog({
  name: 'limited',
  prefix: 'app_',
  metrics: {
    app_calls_total: counter({
      ...about,
      labels: { method: oneOf('GET', 'PUT', 'POST', 'other'), code: oneOf('ok', 'failed') },
    }),
    app_folded_total: counter({
      ...about,
      labels: { family: entity('family', { max: 20 }), label: entity('label', { max: 20 }) },
      presence: 'when known',
    }),
    app_host_state: gauge({
      ...about,
      labels: { host_id: entity('host', { max: 4 }), host: attributeOf('host_id'), state: oneOf('up', 'down') },
      exclusive: ['state'],
      presence: 'when known',
    }),
    app_open: gauge({ ...about, labels: { route: routeTemplate({ max: 4 }) }, merge: 'sum', presence: 'when known' }),
    app_oldest_seconds: gauge({
      ...about,
      unit: 'seconds',
      labels: { route: routeTemplate({ max: 4 }) },
      merge: 'max',
      presence: 'when known',
    }),
    app_wait_seconds: histogram({
      ...about,
      unit: 'seconds',
      labels: { route: routeTemplate({ max: 4 }) },
      presence: 'when known',
      buckets: [0.5, 1],
    }),
  },
});
