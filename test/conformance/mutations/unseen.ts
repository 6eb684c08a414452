import type { Mutant } from './mutants.ts';

/** Mistakes that no check sees, each kind with the reason. */
export const UNSEEN: readonly { readonly name: RegExp; readonly why: string }[] = [
  {
    name: /^provisioning\/prometheus\/rules\/conduit_slo\.yml, conduit_[\w:]+: range `(?!5m`)\w+` is `(?:15|30)s` in /,
    why: 'checks know how often targets are scraped, not how often a group records',
  },
  {
    name: /^dashboards\/conduit-alerts\.json, Conduit\w+Burn(?:Fast|Slow): unit `none` is /,
    why: 'a share that a literal has divided may be a share or percents',
  },
  {
    name: /^(?:provisioning\/prometheus\/rules\/nixfleet_alerts\.yml|dashboards\/nixfleet-control-plane\.json), .*: `increase` is .*nixfleet_compliance_failure_events_total/,
    why: 'what is only counted may be a counter',
  },
  {
    name: /^dashboards\/conduit-slo\.json, .*: `[-/]` is `atan2` in `1 - /,
    why: 'an angle has no unit, and neither has a share',
  },
  {
    name: /^dashboards\/trc-node-agent\.json, Do the nodes see each other\?: `\*` is `(?:[-+%]|==)` in .* \* 0 \+ 180`$/,
    why: 'a number that is added to an age takes its unit',
  },
  {
    name: /^dashboards\/conduit-gateway\.json, Do people get their console\?: label `\w+` is not in `by` in `sum by /,
    why: 'of two queries of a table either may be the one that has the right labels',
  },
];

/** Whether it is known that no check sees this one. */
export function isUnseen(mutant: Mutant): boolean {
  return UNSEEN.some(({ name }) => name.test(mutant.name));
}
