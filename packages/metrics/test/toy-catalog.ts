import { attributeOf, counter, defineCatalog, entity, gauge, histogram, oneOf } from '@lockstep/catalog';

const about = { help: 'Something.', since: '0.1.0', usage: 'A test.' } as const;

/** One small family of every kind that a registry treats differently. */
export const toy = defineCatalog({
  name: 'toy',
  prefix: 'toy_',
  metrics: {
    toy_calls_total: counter({ ...about, help: 'Calls, "quoted" \\ and slashed.' }),
    toy_errors_total: counter({ ...about, labels: { code: entity('code', { max: 4 }) }, presence: 'when known' }),
    toy_level: gauge({ ...about, presence: 'when known' }),
    toy_online: gauge({
      ...about,
      labels: { id: entity('host', { max: 5 }), name: attributeOf('id') },
      presence: 'when known',
    }),
    toy_size_bytes: gauge({
      ...about,
      unit: 'bytes',
      labels: { a: entity('a', { max: 3 }), b: entity('b', { max: 3 }) },
      presence: 'when known',
    }),
    toy_state: gauge({
      ...about,
      labels: { id: entity('host', { max: 5 }), state: oneOf('up', 'down') },
      exclusive: ['state'],
      presence: 'when known',
    }),
    toy_things_total: gauge({ ...about, waivers: { 'counter-total': 'To see what becomes of such a gauge.' } }),
    toy_wait_seconds: histogram({
      ...about,
      unit: 'seconds',
      labels: { kind: oneOf('x', 'y') },
      buckets: [0.5, 1, 5, 30, 86_400],
    }),
  },
});
