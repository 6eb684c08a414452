import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { CATALOG_SCHEMA, describeCatalog, lockstep, readCatalogDescription, resticManager } from './index.ts';

const valid = new Ajv2020({ strict: false }).compile(CATALOG_SCHEMA);

const latency = {
  type: 'histogram',
  help: 'Time to answer.',
  unit: 'seconds',
  labels: {
    method: { kind: 'closed', values: ['GET', 'POST'] },
    route: { kind: 'open', values: ['/'], optional: true },
  },
  buckets: [0.1, 1],
};

const pauses = { type: 'summary', help: '', labels: {}, labelsKnown: false, quantiles: [0, 0.5, 1] };

function file(metric: object, more: object = {}): object {
  return { lockstepCatalog: 1, name: 'web', metrics: { latency_seconds: metric, pauses }, ...more };
}

describe('reads', () => {
  it.each([
    { name: 'a file with everything', json: file(latency, { $schema: './catalog.schema.json' }) },
    {
      name: 'what was observed, a policy, and labels that say more',
      json: file(
        {
          type: 'gauge',
          help: '',
          labels: {
            host_id: { kind: 'open', values: [], max: 10, entity: 'host' },
            host: { kind: 'open', values: [], follows: 'host_id' },
            status: { kind: 'closed', values: ['up', 'down'] },
          },
          exclusive: ['status'],
        },
        { observed: true, policy: { name: 'house', prefix: 'web_', forbidden: { email: 'It is unbounded.' } } },
      ),
    },
    { name: 'our own catalog', json: describeCatalog(resticManager) },
    { name: 'the catalog of the server itself', json: describeCatalog(lockstep) },
    {
      name: 'names that objects have',
      json: file(latency, {
        metrics: JSON.parse(
          '{"__proto__":{"type":"gauge","help":"","labels":{"constructor":{"kind":"open","values":[]}}}}',
        ),
      }),
    },
  ])('$name', ({ json }) => {
    // As on disk: without keys whose value is undefined.
    const onDisk: unknown = JSON.parse(JSON.stringify(json));
    expect(readCatalogDescription(onDisk)).toHaveProperty('description');
    expect(valid(onDisk)).toBe(true);
  });

  it('keeps what the file says', () => {
    expect(readCatalogDescription(file(latency))).toEqual({ description: file(latency) });
  });
});

/** What a schema can see. */
const MISTAKES = [
  { name: 'null', json: null, want: ['`null` is no object'] },
  { name: 'a list', json: [], want: ['This array is no object'] },
  {
    name: 'another version',
    json: { lockstepCatalog: 2, name: 'a', metrics: {} },
    want: ['/lockstepCatalog: `2` is not known'],
  },
  { name: 'nothing', json: {}, want: ['`lockstepCatalog` is missing', '`name` is missing', '`metrics` is missing'] },
  { name: 'an unknown key', json: file(latency, { metrcs: {} }), want: ['/metrcs: `metrcs` is no key'] },
  {
    name: 'an unknown key of a metric',
    json: file({ ...latency, uint: 's' }),
    want: ['/metrics/latency_seconds/uint: `uint` is no key'],
  },
  {
    name: 'an unknown type',
    json: file({ ...latency, type: 'guage' }),
    want: ['/metrics/latency_seconds/type: `"guage"` is not known here. Fix: Write `counter`, `gauge`'],
  },
  {
    name: 'an empty unit',
    json: file({ ...latency, unit: '' }),
    want: ['/metrics/latency_seconds/unit: The text is empty'],
  },
  {
    name: 'a label without a kind',
    json: file({ ...latency, labels: { 'a/b': { values: [] } } }),
    want: ['/metrics/latency_seconds/labels/a~1b: `kind` is missing'],
  },
  {
    name: 'a closed label without values',
    json: file({ ...latency, labels: { a: { kind: 'closed', values: [] } } }),
    want: ['/labels/a/values: The list has 0 entries'],
  },
  {
    name: 'a value twice',
    json: file({ ...latency, labels: { a: { kind: 'open', values: ['x', 'x'] } } }),
    want: ['/labels/a/values/1: `"x"` is there twice'],
  },
  {
    name: 'the name as a label',
    json: file({ ...latency, labels: { __name__: { kind: 'open', values: [] } } }),
    want: ['/labels/__name__: `"__name__"` may not stand here'],
  },
  {
    name: 'buckets of a gauge',
    json: file({ ...latency, type: 'gauge' }),
    want: ['/buckets: This array may not stand here. Only of a histogram'],
  },
  {
    name: 'a quantile above 1',
    json: file({ type: 'summary', help: '', labels: {}, quantiles: [50] }),
    want: ['/quantiles/0: `50` is out of range'],
  },
  {
    name: 'a range as a list',
    json: file({ ...latency, range: [0, 1] }),
    want: ['/range: This array is no object. Fix: Write an object.'],
  },
  {
    name: 'several at once',
    json: file({ ...latency, help: 1, unit: 2 }),
    want: ['/help: `1` is no string', '/unit: `2` is no string'],
  },
];

/** What only the reader sees. */
const DEEPER_MISTAKES = [
  {
    name: 'labels that are not there',
    json: file({
      type: 'gauge',
      help: '',
      labels: { host: { kind: 'open', values: [], follows: 'host_id' } },
      exclusive: ['status'],
    }),
    want: [
      '/metrics/latency_seconds/exclusive/0: There is no label `status`',
      '/metrics/latency_seconds/labels/host/follows: There is no label `host_id`',
    ],
  },
  {
    name: 'falling buckets',
    json: file({ ...latency, buckets: [1, 0.1] }),
    want: ['/metrics/latency_seconds/buckets: The numbers do not rise'],
  },
  {
    name: '`le` as a label',
    json: file({ ...latency, labels: { le: { kind: 'open', values: [] } } }),
    want: ['/labels/le: Every histogram has `le`'],
  },
  {
    name: 'a range from the wrong end',
    json: file({ ...latency, range: { min: 1, max: 0 } }),
    want: ['/range: `1` is above `0`'],
  },
];

describe('refuses', () => {
  it.each([...MISTAKES, ...DEEPER_MISTAKES])('$name', ({ json, want }) => {
    const read = readCatalogDescription(json);
    const found =
      'problems' in read ? read.problems.map(({ path, message, fix }) => `${path}: ${message} Fix: ${fix}`) : [];
    expect(found).toEqual(want.map((part) => expect.stringContaining(part)));
  });

  it.each(MISTAKES)('$name, as the published schema does', ({ json }) => {
    expect(valid(json)).toBe(false);
  });
});
