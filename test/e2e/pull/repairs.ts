import { expect, it } from 'vitest';
import { until } from '../harness/poll.ts';
import { raised, storyLines, toldToBeOver, toldToFire } from '../scenario/alert-sets.ts';
import type { PullScene } from '../scenario/pull-scene.ts';

const LONG = { deadlineMs: 90_000, everyMs: 250 };

/** A change of what an alert is about ends it, and no other. */
export function testRepairs(scene: () => PullScene): void {
  it('a lock removed, a backup made, a pack put back, a password corrected: those alerts end, and no other', async () => {
    const messages = new Map(
      scene().watchers.map(({ name, told }) => [name, scene().webhook.told(`${told}/alerts`).length]),
    );
    await scene().repair();
    const [all, repaired, left] = (['all', 'repaired', 'left'] as const).map((which) => storyLines(scene(), which));
    for (const watcher of scene().watchers) {
      let firing: string[] = [];
      const look = async (): Promise<true | undefined> => {
        firing = [...(await raised(watcher, 'firing')).keys()];
        return firing.join('\n') === left?.join('\n') ? true : undefined;
      };
      await until(`${watcher.name} to let go of the repaired`, look, LONG).catch(() => undefined);
      expect({ watcher: watcher.name, firing }).toEqual({ watcher: watcher.name, firing: left });
      const { name, told } = watcher;
      if (told === undefined) continue;
      await until(
        `${name} to tell it`,
        () => (toldToFire(scene(), told).length <= (left?.length ?? 0) ? true : undefined),
        LONG,
      ).catch(() => undefined);
      expect([name, toldToFire(scene(), told)]).toEqual([name, left]);
      const over = toldToBeOver(scene(), told, messages.get(name) ?? 0);
      // Those of the time when nobody answered end as well.
      expect([name, over.filter((line) => all?.includes(line))]).toEqual([name, repaired]);
    }
  });
}
