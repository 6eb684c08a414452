import type { Maintenance, MaintenanceTask } from '../answer.ts';
import { CLOCK_SKEW_MS } from '../clock-skew.ts';
import type { Asking, Finding } from '../create-asker.ts';
import { defined } from '../defined.ts';
import { askKopia } from './ask-kopia.ts';
import { type KopiaMaintenanceCycle, readMaintenanceInfo } from './maintenance-info.ts';

/** Asks for schedule and history of maintenance, whoever owns it: Kopia records them in the repository. */
export async function askMaintenance({ run, askedAtMs }: Asking): Promise<Finding<'maintenance'>> {
  const info = await askKopia(run, ['maintenance', 'info', '--json'], readMaintenanceInfo);
  if ('verdict' in info) return info;
  const { quick, full, lastQuickTime, lastFullTime } = info.value;
  const tasks = [
    taskOf('quick', { cycle: quick, lastTime: lastQuickTime, askedAtMs }),
    taskOf('full', { cycle: full, lastTime: lastFullTime, askedAtMs }),
  ];
  return { verdict: 'ok', parsed: tasks.length, rejected: 0, found: { tasks } };
}

function taskOf(
  task: MaintenanceTask,
  { cycle, lastTime, askedAtMs }: { cycle: KopiaMaintenanceCycle; lastTime: string | undefined; askedAtMs: number },
): Maintenance['tasks'][number] {
  const { isEnabled, intervalSeconds } = cycle;
  return {
    task,
    ...defined({
      lastSuccessAtMs: lastTime === undefined ? undefined : Date.parse(lastTime),
      expectedIntervalSeconds: isEnabled === true && !isPaused(cycle, askedAtMs) ? intervalSeconds : undefined,
    }),
  };
}

/** A pause is only told by a next time that no interval explains. */
function isPaused({ nextTime, intervalSeconds }: KopiaMaintenanceCycle, askedAtMs: number): boolean {
  if (nextTime === undefined || intervalSeconds === undefined) return false;
  return Date.parse(nextTime) > askedAtMs + intervalSeconds * 1000 + CLOCK_SKEW_MS;
}
