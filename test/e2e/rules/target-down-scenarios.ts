import type { Scenario } from './scenario.ts';
import { type Component, row, scraped, values } from './series.ts';

/** Targets with which an alert about targets is tried. */
interface Down {
  readonly target: Component;
  /** Of another job. */
  readonly other: Component;
  readonly says: Pick<NonNullable<Scenario['says']>, 'summary' | 'description'>;
}

const up = row('up');

/** What every alert about targets that cannot be scraped must do. */
export function targetDownScenarios({ target, other, says }: Down): readonly Scenario[] {
  const second = { ...target, instance: 'second:9' };
  const { job } = target;
  return [
    {
      name: 'it cannot be scraped, and then can',
      series: { [scraped(up, target)]: values([1, 10], [0, 30], [1, 60]) },
      fires: { '9m': [], '14m': [], '16m': [target], '39m': [target], '41m': [] },
      says: { at: '16m', ...says },
    },
    {
      name: 'it restarts',
      series: { [scraped(up, target)]: values([1, 10], [0, 4], [1, 60]) },
      fires: { '13m': [], '15m': [], '20m': [], '60m': [] },
    },
    {
      name: 'one of two is down',
      series: { [scraped(up, target)]: values([1, 100]), [scraped(up, second)]: values([1, 10], [0, 90]) },
      fires: { '14m': [], '16m': [second], '90m': [second] },
    },
    {
      name: 'one of two was taken away on purpose',
      series: { [scraped(up, target)]: values([1, 100]), [scraped(up, second)]: values([1, 10], ['gone', 90]) },
      fires: { '16m': [], '90m': [] },
    },
    {
      name: 'discovery finds no target of the job any more: it fires for a day',
      step: '5m',
      series: { [scraped(up, target)]: values([1, 12], ['gone', 400]) },
      fires: { '55m': [], '70m': [{ job }], '24h': [{ job }], '26h': [] },
    },
    {
      name: 'the job never was there',
      series: { [scraped(up, { job: 'node', instance: 'a:9100' })]: values([1, 100]) },
      fires: { '10m': [], '60m': [] },
    },
    {
      name: 'something of another system is down',
      series: {
        [scraped(up, target)]: values([1, 100]),
        [scraped(up, { ...other, job: 'kopia' })]: values([0, 100]),
      },
      fires: { '60m': [] },
    },
  ];
}
