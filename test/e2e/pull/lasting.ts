import { expect, it } from 'vitest';
import { readPage } from '../harness/page.ts';
import { throughout, until } from '../harness/poll.ts';
import { raised, storyLines, toldToBeOver, toldToFire } from '../scenario/alert-sets.ts';
import { EVERY_SECONDS } from '../scenario/pull-exporter-config.ts';
import type { PullScene } from '../scenario/pull-scene.ts';

const LONG = { deadlineMs: 90_000, everyMs: 250 };

/** No alert ends, or begins anew, because nobody looks. */
export function testLasting(scene: () => PullScene): void {
  it('an exporter that is killed and started again', async () => {
    const before = await stateOf(scene());
    const asked = await lastAttempts(scene());
    await scene().crash();
    await until(
      'every question to be put again',
      async () => {
        const now = await lastAttempts(scene());
        return [...asked].every(([key, at]) => (now.get(key) ?? 0) > at) ? true : undefined;
      },
      LONG,
    );
    expect(await since(scene(), before)).toEqual(UNCHANGED);
  });

  it('a restic that hangs, for three intervals and until what it said is withheld', async () => {
    const before = await stateOf(scene());
    scene().setRestic('hanging');
    try {
      await until(
        'states of restic repositories to be withheld',
        async () => {
          const snapshots = readPage(await scene().exporter.page()).samples('backup_snapshots');
          return snapshots.some(({ labels }) => labels['tool'] === 'restic') ? undefined : true;
        },
        LONG,
      );
      // Longer than a look takes to reach every evaluator and every receiver.
      await throughout(EVERY_SECONDS * 1000, async () => expect(await since(scene(), before)).toEqual(UNCHANGED));
    } finally {
      scene().setRestic('real');
    }
    await until(
      'restic to be heard again',
      async () => {
        const results = readPage(await scene().exporter.page()).samples('backup_collector_last_result');
        const good = results.filter(({ labels: { name, verdict } }) => name === 'locked' && verdict === 'ok');
        return good.length === 3 ? true : undefined;
      },
      LONG,
    );
    expect(await since(scene(), before)).toEqual(UNCHANGED);
  });
}

/** What is to be the same later. */
interface State {
  /** Since when the condition of each alert of the story holds, by evaluator. */
  readonly since: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** How many messages each receiver has had. */
  readonly messages: ReadonlyMap<string, number>;
}

async function stateOf(scene: PullScene): Promise<State> {
  const { watchers, webhook } = scene;
  const wanted = new Set(storyLines(scene));
  const each = watchers.map(async (watcher) => {
    const firing = [...(await raised(watcher, 'firing'))].filter(([line]) => wanted.has(line));
    return [watcher.name, new Map(firing)] as const;
  });
  return {
    since: new Map(await Promise.all(each)),
    messages: new Map(watchers.map(({ name, told }) => [name, webhook.told(`${told}/alerts`).length])),
  };
}

const UNCHANGED = { begunAnew: [], toldToBeOver: [], notToldOf: [] };

/** What has become of the alerts of the story. New ones may be raised, that nobody answers for one. */
async function since(scene: PullScene, before: State): Promise<Record<keyof typeof UNCHANGED, string[]>> {
  const now = await stateOf(scene);
  const wanted = storyLines(scene);
  const begunAnew = [...before.since].flatMap(([name, alerts]) =>
    wanted
      .filter((line) => !isVerdictOverVmalert(scene, name, line))
      .filter((line) => alerts.get(line) === undefined || alerts.get(line) !== now.since.get(name)?.get(line))
      .map((line) => `${name}: ${line}`),
  );
  const receivers = scene.watchers.flatMap(({ name, told }) => (told === undefined ? [] : [{ name, told }]));
  return {
    begunAnew,
    toldToBeOver: receivers
      .flatMap(({ name, told }) => toldToBeOver(scene, told, before.messages.get(name) ?? 0))
      .filter((line) => wanted.includes(line)),
    notToldOf: receivers.flatMap(({ told }) => {
      const firing = toldToFire(scene, told);
      return wanted.filter((line) => !firing.includes(line));
    }),
  };
}

/**
 * The row of a verdict ends where that of the next one begins. Prometheus sees both in one scrape; over VictoriaMetrics there is
 * an evaluation between them that sees neither, and what is raised by the verdict itself begins anew.
 */
function isVerdictOverVmalert({ watchers }: PullScene, name: string, line: string): boolean {
  const { told } = watchers.find((watcher) => watcher.name === name) ?? {};
  return told === undefined && line.startsWith('BackupCollectorFailing ');
}

/** When each question was last put, but for checks and sizes, which are rare. */
async function lastAttempts({ exporter }: PullScene): Promise<Map<string, number>> {
  const rows = readPage(await exporter.page()).samples('backup_collector_last_attempt_timestamp_seconds');
  const frequent = rows.filter(({ labels }) => labels['question'] !== 'check' && labels['question'] !== 'size');
  return new Map(frequent.map(({ labels, value }) => [`${labels['name']} ${labels['question']}`, value]));
}
