import { ruleAlerts } from '../harness/rule-alerts.ts';
import type { ToldAlert } from '../harness/webhook.ts';
import { alertLine } from './pull-alerts.ts';
import type { PullScene } from './pull-scene.ts';
import type { Watcher } from './pull-watchers.ts';

/** What a receiver believes to fire: of each alert, what was told last. */
export function toldToFire({ webhook }: PullScene, path: string): string[] {
  const last = new Map(webhook.told(`${path}/alerts`).map(({ labels, status }) => [alertLine(labels), status]));
  return [...last].flatMap(([line, status]) => (status === 'firing' ? [line] : [])).toSorted();
}

/** Alerts of which a receiver was told that they are over, among what came after the first `from` messages. */
export function toldToBeOver({ webhook }: PullScene, path: string, from: number): string[] {
  const over = (alert: ToldAlert): boolean => alert.status === 'resolved';
  const lines = webhook.told(`${path}/alerts`).slice(from).filter(over);
  return [...new Set(lines.map(({ labels }) => alertLine(labels)))].toSorted();
}

/** The alerts that a watcher raises, but for the Watchdog, each with the time since when its condition holds. */
export async function raised({ alertsUrl }: Watcher, state: 'firing' | 'pending'): Promise<Map<string, string>> {
  const alerts = (await ruleAlerts(alertsUrl)).filter((alert) => alert.state === state);
  const lines = alerts.map(({ labels, activeAt }) => [alertLine(labels), activeAt] as const);
  return new Map(lines.filter(([line]) => line !== 'Watchdog').toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** The alerts of the story, as lines. */
export function storyLines({ alerts }: PullScene, which: 'all' | 'repaired' | 'left' = 'all'): string[] {
  return alerts
    .filter(({ isRepaired }) => which === 'all' || isRepaired === (which === 'repaired'))
    .map(({ labels }) => alertLine(labels))
    .toSorted();
}
