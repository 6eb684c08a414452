import type { ScaledUnit } from '@lockstep/promql';
import { defineCheck } from '../check.ts';
import { alertSaying } from '../example-use.ts';
import { unitConflict } from '../flow/unit-conflict.ts';
import { ruleTexts } from '../rule-texts.ts';
import { printedValues, type ValueReference } from '../template/references.ts';

/** A text of an alert prints its value with a unit that it does not have. */
export const ruleTextUnit = defineCheck<'rule'>({
  id: 'rule-text-unit',
  scope: 'rule',
  defect: 'impossible',
  docs: {
    summary: 'A label or an annotation of an alert prints the value with a unit that it does not have.',
    why: 'Templates convert nothing by themselves: "0.93 % full" is said of a disk that is nearly full.',
    bad: [
      alertSaying('cache_hit_ratio < 0.5', 'Only {{ $value }}% of requests are hits.'),
      alertSaying('disk_free_bytes < 1e9', 'Free: {{ $value | humanizePercentage }}'),
      alertSaying('disk_free_bytes < 1e9', 'Full in {{ humanizeDuration $value }}.'),
      alertSaying(
        '(time() - backup_last_success_timestamp_seconds) / 3600 > 26',
        'No backup for {{ $value | humanizeDuration }}.',
      ),
      alertSaying('time() - backup_last_success_timestamp_seconds > 86400', 'No backup for {{ $value }} hours.'),
    ],
    good: [
      alertSaying('cache_hit_ratio < 0.5', 'Only {{ $value | humanizePercentage }} of requests are hits.'),
      alertSaying('100 * cache_hit_ratio < 50', 'Only {{ printf "%.0f%%" $value }} of requests are hits.'),
      alertSaying('disk_free_bytes < 1e9', 'Free: {{ $value | humanize1024 }}B'),
      alertSaying(
        'time() - backup_last_success_timestamp_seconds > 86400',
        'No backup for {{ $value | humanizeDuration }}.',
      ),
    ],
  },
  check({ rule, query }, _context, report) {
    const unit = query?.analysis.scaledUnit(query.expr);
    if (rule.kind !== 'alert' || query === undefined || unit === undefined || rule.otherQueries.length > 0) return;
    const values = { unit, range: query.analysis.values(query.expr) };
    for (const { kind, name, template, path } of ruleTexts(rule)) {
      for (const reference of printedValues(template)) {
        const said = unitSaid(reference);
        const conflict = said === undefined ? undefined : unitConflict(values, said.unit);
        if (said === undefined || conflict === undefined) continue;
        report({
          path,
          message: `The ${kind} \`${name}\` prints the value with \`${said.by}\`, but the values are ${conflict}.`,
          fix: 'Print it with the unit that it has, or convert it in the query.',
        });
      }
    }
  },
});

interface UnitSaid {
  readonly by: string;
  readonly unit: ScaledUnit;
}

function unitSaid({ functions, behind }: ValueReference): UnitSaid | undefined {
  const by = functions.find((name) => FUNCTIONS.has(name));
  const unit = by === undefined ? undefined : FUNCTIONS.get(by);
  if (by !== undefined && unit !== undefined) return { by, unit };
  for (const [pattern, meant] of WORDS) {
    const word = pattern.exec(behind)?.[1];
    if (word !== undefined) return { by: word, unit: meant };
  }
  return undefined;
}

/** What functions take their input for. Those that only shorten numbers say nothing. */
const FUNCTIONS: ReadonlyMap<string, ScaledUnit> = new Map([
  ['humanizePercentage', { unit: {}, scale: 1 }],
  ['humanizeDuration', { unit: { seconds: 1 }, scale: 1 }],
  ['humanizeTimestamp', { unit: { time: 1 }, scale: 1 }],
  ['toTime', { unit: { time: 1 }, scale: 1 }],
]);

/** What is written right behind a value, with one space or none. */
const WORDS: readonly (readonly [RegExp, ScaledUnit])[] = [
  [/^\s?(%|percent\b)/, { unit: {}, scale: 100 }],
  [/^\s?((?:bytes|B)(?:\/s| per second))\b/, { unit: { bytes: 1, seconds: -1 }, scale: 1 }],
  [/^\s?(bytes|B)\b(?!\/)/, { unit: { bytes: 1 }, scale: 1 }],
  [/^\s?(ms|milliseconds)\b/, { unit: { seconds: 1 }, scale: 1000 }],
  [/^\s?(s|sec|seconds)\b(?!\/)/, { unit: { seconds: 1 }, scale: 1 }],
  [/^\s?(minutes)\b/, { unit: { seconds: 1 }, scale: 1 / 60 }],
  [/^\s?(hours|h)\b/, { unit: { seconds: 1 }, scale: 1 / 3600 }],
  [/^\s?(days|d)\b/, { unit: { seconds: 1 }, scale: 1 / 86_400 }],
  [/^\s?(°C|C\b|degrees)/, { unit: { celsius: 1 }, scale: 1 }],
];
