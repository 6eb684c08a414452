import type { DescribedType } from './description.ts';
import type { Schema } from './schema.ts';

const TYPES: readonly DescribedType[] = ['counter', 'gauge', 'histogram', 'summary', 'unknown'];

const WORD: Schema = { type: 'string', minLength: 1 };

const BOUNDS: Schema = { type: 'array', items: { type: 'number' }, uniqueItems: true };

const LABEL: Schema = {
  description: 'What values a label has.',
  type: 'object',
  required: ['kind', 'values'],
  additionalProperties: false,
  properties: {
    kind: {
      description: '`closed`: there are no other values. `open`: the values are those that were seen, if any.',
      enum: ['closed', 'open'],
    },
    values: { type: 'array', items: WORD, uniqueItems: true },
    optional: { description: 'Whether only some series of the family have the label.', type: 'boolean' },
    max: { description: 'The most values that one target may have.', type: 'number', minimum: 1 },
    per: { description: 'The label for each value of which `max` holds. Default: it holds for the family.', ...WORD },
    template: {
      description: 'Whether the values are route templates, never paths as they were asked for.',
      type: 'boolean',
    },
    entity: { description: 'What the values stand for: `host`, `route`.', ...WORD },
    follows: { description: 'The label that decides the value of this one, which therefore adds no series.', ...WORD },
  },
  if: { required: ['kind'], properties: { kind: { const: 'closed' } } },
  // oxlint-disable-next-line unicorn/no-thenable -- A keyword of JSON Schema.
  then: { properties: { values: { minItems: 1 } } },
};

const METRIC: Schema = {
  description: 'What is known of a family. What is absent is not known.',
  type: 'object',
  required: ['type', 'help', 'labels'],
  additionalProperties: false,
  properties: {
    type: { enum: TYPES },
    help: { type: 'string' },
    unit: {
      description: 'The unit of the values, a base unit in the plural: `seconds`. `none`: a count or flag.',
      ...WORD,
    },
    labels: {
      description: 'By name, without `le`, `quantile` and the labels of the target.',
      type: 'object',
      propertyNames: { ...WORD, not: { enum: ['__name__'] } },
      additionalProperties: LABEL,
    },
    exclusive: {
      description: 'Labels of which one value exists at a time for each combination of the others.',
      type: 'array',
      items: WORD,
      uniqueItems: true,
    },
    optional: { description: 'Whether only some versions or machines have the family.', type: 'boolean' },
    presence: {
      description: '`when known`: the family is absent while there is nothing to say. Default `always`.',
      enum: ['always', 'when known'],
    },
    labelsKnown: { description: 'False: series may have other labels, too. Default true.', type: 'boolean' },
    buckets: { description: 'Upper bounds of a classic histogram, rising, without `+Inf`.', ...BOUNDS },
    quantiles: {
      description: 'Values of `quantile` of a summary, rising.',
      ...BOUNDS,
      items: { type: 'number', minimum: 0, maximum: 1 },
    },
    native: { description: 'Whether samples of a histogram are native ones.', type: 'boolean' },
    range: {
      description: 'The lowest and the highest value that a sample can have. What is absent is not bounded.',
      type: 'object',
      properties: { min: { type: 'number' }, max: { type: 'number' } },
      additionalProperties: false,
    },
    stability: { enum: ['experimental', 'stable', 'deprecated'] },
    usage: { description: 'How to query it; of a deprecated family, what to use instead.', type: 'string' },
  },
  allOf: [onlyFor('histogram', ['buckets', 'native']), onlyFor('summary', ['quantiles'])],
};

const POLICY: Schema = {
  description: 'What no family may have.',
  type: 'object',
  required: ['name', 'prefix', 'forbidden'],
  additionalProperties: false,
  properties: {
    name: WORD,
    prefix: { description: 'It is about families whose name starts so.', ...WORD },
    forbidden: {
      description: 'Labels that none of them may have, by name, each with the reason.',
      type: 'object',
      additionalProperties: WORD,
    },
  },
};

/** Published as `catalog.schema.json`, and what `readCatalogDescription` goes by: there is no second list of keys. */
export const CATALOG_SCHEMA: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Lockstep catalog',
  description: 'Which metrics exist: what `lockstep import --format json` writes and `--catalog` reads.',
  type: 'object',
  required: ['lockstepCatalog', 'name', 'metrics'],
  additionalProperties: false,
  properties: {
    $schema: { description: 'Where this schema is, for editors.', type: 'string' },
    lockstepCatalog: { description: 'Version of the format.', const: 1 },
    name: WORD,
    observed: {
      description: 'Whether it is made of pages that somebody saw, so that others may show more. Default false.',
      type: 'boolean',
    },
    policy: POLICY,
    metrics: {
      description: 'By name of the family.',
      type: 'object',
      propertyNames: WORD,
      additionalProperties: METRIC,
    },
  },
};

function onlyFor(type: string, keys: readonly string[]): Schema {
  return {
    if: { required: ['type'], properties: { type: { enum: TYPES.filter((other) => other !== type) } } },
    // oxlint-disable-next-line unicorn/no-thenable -- A keyword of JSON Schema.
    then: { properties: Object.fromEntries(keys.map((key) => [key, { not: {}, description: `Only of a ${type}.` }])) },
  };
}
