import { expect, it } from 'vitest';
import { until } from '../harness/poll.ts';
import { raised, storyLines, toldToFire } from '../scenario/alert-sets.ts';
import type { PullScene } from '../scenario/pull-scene.ts';

const LONG = { deadlineMs: 90_000, everyMs: 250 };

/** What the story has must fire everywhere, arrive at the receivers, and nothing else. */
export function testAlerts(scene: () => PullScene): void {
  it('each evaluator of the rules raises those of the story and no other', async () => {
    const wanted = storyLines(scene());
    for (const watcher of scene().watchers) {
      let [firing, pending]: string[][] = [[], []];
      await until(
        `${watcher.name} to raise all`,
        async () => {
          firing = [...(await raised(watcher, 'firing')).keys()];
          pending = [...(await raised(watcher, 'pending')).keys()];
          // Nothing may wait to become an alert, or it might be one too many.
          return pending.length === 0 && firing.join('\n') === wanted.join('\n') ? true : undefined;
        },
        LONG,
      ).catch(() => undefined);
      expect({ watcher: watcher.name, firing, pending }).toEqual({
        watcher: watcher.name,
        firing: wanted,
        pending: [],
      });
    }
  });

  it('the receiver of each Prometheus is told of those and of no other, and of none that it is over', async () => {
    const wanted = storyLines(scene());
    for (const { name, told } of scene().watchers) {
      if (told === undefined) continue;
      await until(
        `${name} to tell of all`,
        () => (toldToFire(scene(), told).length >= wanted.length ? true : undefined),
        LONG,
      ).catch(() => undefined);
      expect([name, toldToFire(scene(), told)]).toEqual([name, wanted]);
      const everything = scene().webhook.told(`${told}/alerts`);
      expect(everything.filter(({ status }) => status === 'resolved')).toEqual([]);
    }
  });

  it('the Watchdog goes to its own receiver', async () => {
    for (const { name, told } of scene().watchers) {
      if (told === undefined) continue;
      const [first] = await until(`${name} to send the Watchdog`, () => {
        const all = scene().webhook.told(`${told}/watchdog`);
        return all.length > 0 ? all : undefined;
      });
      expect([name, first?.labels['alertname'], first?.status]).toEqual([name, 'Watchdog', 'firing']);
    }
  });
}
