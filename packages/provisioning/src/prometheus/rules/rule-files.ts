import type { ProvisioningFile } from '../../yaml-file.ts';
import { backupAlertGroup } from './backup-alerts.ts';
import { conduitAlertGroup } from './conduit-alerts.ts';
import { conduitSloGroup } from './conduit-slo.ts';
import { kopiaAlertGroup } from './kopia-alerts.ts';
import { monitoringAlertGroup } from './monitoring-alerts.ts';
import { nixfleetAlertGroup } from './nixfleet-alerts.ts';
import { ruleFile, type RuleGroup, type RuleOptions } from './rule-file.ts';
import { trcAlertGroup } from './trc-alerts.ts';

/** Everything that alerts, a file for each. */
export const RULE_GROUPS: readonly RuleGroup[] = [
  kopiaAlertGroup,
  backupAlertGroup,
  monitoringAlertGroup,
  conduitSloGroup,
  conduitAlertGroup,
  nixfleetAlertGroup,
  trcAlertGroup,
];

/** `prometheus/rules/*.yml`. */
export const ruleFiles = (options: RuleOptions = {}): ProvisioningFile[] =>
  RULE_GROUPS.map((group) => ruleFile(group, options));
