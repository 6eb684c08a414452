import { describe, expect, it } from 'vitest';
import { CatalogError, counter, defineCatalog, definePolicy, entity, type LabelDomains, oneOf } from './index.ts';

const about = { help: 'Something.', since: '0.1.0', usage: 'A test.' } as const;

const policy = definePolicy({
  name: 'house',
  prefix: 'x_',
  allowed: ['result'],
  sparingly: { org_id: { max: 20, why: 'customers are many.' } },
  forbidden: { email: 'it names a person.' },
});

function problemsOf(metric: string, labels: LabelDomains): string[] {
  try {
    // As from plain JavaScript, where the compiler has not looked.
    const metrics = { [metric]: counter({ ...about, labels }) } as never;
    defineCatalog({ name: 'test', prefix: metric.slice(0, 2), policy, metrics });
    return [];
  } catch (error) {
    if (!(error instanceof CatalogError)) throw error;
    return error.problems.map(({ code }) => code);
  }
}

describe('a policy', () => {
  it.each<[string, string, LabelDomains, string[]]>([
    ['lets allowed labels be', 'x_a_total', { result: oneOf('ok') }, []],
    ['lets few of a rare label be', 'x_a_total', { org_id: entity('org', { max: 20 }) }, []],
    [
      'refuses a maximum of a rare label that another label multiplies',
      'x_a_total',
      { org_id: entity('org', { max: 2, per: 'result' }), result: oneOf('ok', 'failed') },
      ['policy-sparing-label'],
    ],
    ['refuses many of a rare label', 'x_a_total', { org_id: entity('org', { max: 21 }) }, ['policy-sparing-label']],
    ['refuses a forbidden label', 'x_a_total', { email: entity('email', { max: 1 }) }, ['policy-forbidden-label']],
    ['refuses a label that it does not know', 'x_a_total', { colour: oneOf('red') }, ['policy-unknown-label']],
    ['refuses a foreign prefix', 'y_a_total', {}, ['policy-prefix']],
  ])('%s', (_name, metric, labels, want) => {
    expect(problemsOf(metric, labels)).toEqual(want);
  });

  it('cannot both allow and forbid', () => {
    expect(() =>
      definePolicy({ name: 'torn', prefix: 'x_', allowed: ['email'], sparingly: {}, forbidden: { email: 'no.' } }),
    ).toThrow('both allows and forbids: email');
  });
});
