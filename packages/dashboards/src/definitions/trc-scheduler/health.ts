import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { countTile, healthTiles, shareTile } from '../../panels/health-tiles.ts';
import { downTile } from '../../service/down-tile.ts';
import { CHOSEN } from '../../service/instances.ts';
import { NOW_WINDOW, PER_MINUTE, RECENT_WINDOW } from '../../window.ts';
import { JOB, scheduler } from './scheduler.ts';

const allocations = scheduler.trc_scheduler_instance_allocations_total.where(CHOSEN);

/** Whether anything is scheduled at all, and whether it finds a place. */
export const health: Panel = healthTiles({
  id: 1,
  title: 'Is anything scheduled?',
  description: [
    `Down: schedulers that cannot be scraped. Loop: runs of the reconcile loop per minute. Not placed: share of the instances of the last ${NOW_WINDOW} for which no node was found. Failed rollouts and errors: in the last ${RECENT_WINDOW}.`,
    'What to do: a loop that stands still schedules nothing, restarts nothing and notices no lost node: read the log of the scheduler that holds the lease, and whether its database answers. Not placed: the panel beside says why. "no data": the job trc-scheduler is not scraped.',
  ].join('\n\n'),
  grid: { x: 0, y: 0, w: 10, h: 9 },
  tiles: {
    down: downTile(JOB),
    loop: countTile(
      'Loop',
      scheduler.trc_scheduler_reconcile_runs_total.where(CHOSEN).rate(NOW_WINDOW).sum().times(PER_MINUTE),
      [],
      { unit: 'opm', decimals: 1, looks: { 0: { text: 'stands still', color: 'red' } } },
    ),
    notPlaced: shareTile(
      'Not placed',
      {
        part: allocations.where({ result: 'failure' }).rate(NOW_WINDOW).sum(),
        whole: allocations.rate(NOW_WINDOW).sum(),
        idle: 'none asked for',
      },
      [
        [0.01, 'orange'],
        [0.1, 'red'],
      ],
    ),
    rollouts: countTile(
      'Failed rollouts',
      scheduler.trc_scheduler_rollout_failures_total.where(CHOSEN).increase(RECENT_WINDOW).sum().round(),
      [[1, 'orange']],
    ),
    errors: countTile(
      'Group errors',
      scheduler.trc_scheduler_group_reconciles_total
        .where({ ...CHOSEN, result: 'error' })
        .increase(RECENT_WINDOW)
        .sum()
        .round(),
      [[1, 'orange']],
    ),
  },
});
