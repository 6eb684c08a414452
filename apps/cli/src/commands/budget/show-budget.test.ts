import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type RecordedSurroundings, recordedSurroundings } from '../../../test/recorded-surroundings.ts';
import { temporaryFolder } from '../../../test/temporary-folder.ts';
import { type BudgetOptions, showBudget } from './show-budget.ts';

const open = (facts: object) => ({ kind: 'open', values: [], ...facts });

const AGENT = {
  lockstepCatalog: 1,
  name: 'agent',
  metrics: {
    jobs_total: {
      type: 'counter',
      help: '',
      labels: {
        node_id: open({ max: 100, entity: 'node' }),
        node: open({ follows: 'node_id' }),
        result: { kind: 'closed', values: ['ok', 'failed'] },
      },
    },
    boot_seconds: { type: 'histogram', help: '', labels: {}, buckets: [1, 10] },
  },
};

const EDGE = {
  lockstepCatalog: 1,
  name: 'edge',
  metrics: {
    requests: { type: 'gauge', help: '', labels: { route: open({}) } },
    up_gauge: { type: 'gauge', help: '', labels: {} },
  },
};

async function run(
  options: Partial<Omit<BudgetOptions, 'catalogs'>>,
  catalogs: readonly { readonly name: string }[],
): Promise<RecordedSurroundings> {
  const folder = temporaryFolder(Object.fromEntries(catalogs.map((one) => [`${one.name}.json`, JSON.stringify(one)])));
  const surroundings = recordedSurroundings();
  const files = catalogs.map(({ name }) => join(folder, `${name}.json`));
  expect(
    await showBudget({ catalogs: files, sizes: [], targets: [], format: 'pretty', ...options }, surroundings),
  ).toBe(0);
  return surroundings;
}

it('is a table of families, at the declared maxima', async () => {
  expect((await run({}, [AGENT])).printed()).toBe(`agent: series of one target, at its declared maxima

family        label sets  samples
boot_seconds           1        5
jobs_total           200      200
total                201      205
`);
});

it('is that of one fleet at its sizes, with all components when there are several', async () => {
  const said = await run({ sizes: ['node=10', 'route=3'], targets: ['agent=10'] }, [AGENT, EDGE]);
  expect(said.printed()).toBe(`agent: series of one target, at node=10, route=3

family        label sets  samples
boot_seconds           1        5
jobs_total            20       20
total                 21       25

edge: series of one target, at node=10, route=3

family    label sets  samples
requests           3        3
up_gauge           1        1
total              4        4

All components

component  targets  samples of one  samples of all
agent           10              25             250
edge             1               4               4
total                                          254
`);
});

it('says what is not known, and what size would tell it', async () => {
  const text = (await run({}, [EDGE])).printed();
  expect(text).toMatch(/^requests {3}not known {2}not known$/m);
  expect(text).toContain(
    'The total lacks 1 of 2 families, whose number of values is not known. Give sizes of `route`.',
  );
});

it('never counts more than emitters let through, and says so', async () => {
  const { said, printed } = await run({ sizes: ['node=1000'] }, [AGENT]);
  expect(said).toEqual([
    'lockstep: 1000 values of `node_id` are given, the catalog allows 100: emitters refuse the others, and 100 are counted.',
  ]);
  expect(printed()).toMatch(/^jobs_total +200 +200$/m);
});

it('takes a maximum for each of something else for no maximum of the fleet', async () => {
  const labels = { host: open({ max: 100 }), disk: open({ max: 4, per: 'host' }) };
  const disks = { lockstepCatalog: 1, name: 'disks', metrics: { full: { type: 'gauge', help: '', labels } } };
  const { said, printed } = await run({ sizes: ['host=10', 'disk=30'] }, [disks]);
  expect(said).toEqual([]);
  expect(printed()).toMatch(/^full +40 +40$/m);
});

it('is one object as JSON', async () => {
  const { printed } = await run({ sizes: ['node=10'], format: 'json' }, [AGENT]);
  expect(JSON.parse(printed())).toEqual({
    sizes: { node: 10 },
    samples: 25,
    components: [
      {
        name: 'agent',
        targets: 1,
        labelSets: 21,
        samples: 25,
        families: [
          { family: 'boot_seconds', labelSets: 1, samples: 5, unbounded: [] },
          { family: 'jobs_total', labelSets: 20, samples: 20, unbounded: [] },
        ],
      },
    ],
  });
});

describe('a wrong call', () => {
  it.each<{ name: string; options: Partial<BudgetOptions>; want: RegExp }>([
    {
      name: 'a size of nothing',
      options: { sizes: ['nodes=3'] },
      want: /The catalogs have no `nodes`. They have node, node_id\./,
    },
    {
      name: 'targets of no component',
      options: { targets: ['edge=3'] },
      want: /The catalogs have no `edge`. They have agent\./,
    },
    { name: 'no number', options: { sizes: ['node=many'] }, want: /Write a name and a whole number/ },
    { name: 'a negative number', options: { sizes: ['node=-1'] }, want: /Write a name and a whole number/ },
  ])('$name', async ({ options, want }) => {
    await expect(run(options, [AGENT])).rejects.toThrow(want);
  });
});
