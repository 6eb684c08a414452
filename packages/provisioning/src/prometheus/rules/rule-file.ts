import type { Condition } from '@lockstep/dashboards';
import type { Recording } from '@lockstep/query';
import { type ProvisioningFile, yamlFile } from '../../yaml-file.ts';

/** Where the links of alerts lead. People read them in a mail or a chat, where only whole addresses can be followed. */
export interface RuleOptions {
  /** Address of the folder with the runbooks, without a slash at its end. Default: their place in this repository. */
  readonly runbooks?: string;
  /** Address of Grafana, without a slash at its end. Default: none, which leaves the path. */
  readonly grafana?: string;
}

type RuleRecording = Pick<Recording<string>, 'record' | 'query'>;

/** A group of rules, which is a file of its own. */
export interface RuleGroup {
  /** Also the name of the file. */
  readonly name: string;
  /** The head of the file. */
  readonly about: string;
  /** How often it is evaluated; as Prometheus is configured, if absent. */
  readonly interval?: string;
  /** Come before the rules of the conditions, which read them. */
  readonly recordings?: readonly RuleRecording[];
  readonly conditions: readonly Condition[];
}

/** `prometheus/rules/<group>.yml`. */
export function ruleFile(group: RuleGroup, options: RuleOptions = {}): ProvisioningFile {
  const { name, about, interval, recordings = [], conditions } = group;
  const rules = [
    ...recordings.map(recordingRule),
    ...conditions.flatMap((condition) => [
      ...(condition.recording === undefined ? [] : [recordingRule(condition.recording)]),
      alertRule(condition, options),
    ]),
  ];
  return yamlFile(`prometheus/rules/${name}.yml`, about, {
    groups: [{ name, ...(interval === undefined ? {} : { interval }), rules }],
  });
}

function recordingRule({ record, query }: RuleRecording): object {
  return { record, expr: query.text };
}

function alertRule(condition: Condition, { runbooks = 'docs/runbooks', grafana = '' }: RuleOptions): object {
  const { name, severity, system, component, keepFiringFor, expression, summary, description, panel } = condition;
  return {
    alert: name,
    expr: expression.text,
    for: condition.for,
    ...(keepFiringFor === undefined ? {} : { keep_firing_for: keepFiringFor }),
    labels: {
      severity,
      ...(component === undefined ? {} : { component }),
      ...(system === undefined ? {} : { system }),
    },
    annotations: {
      summary,
      description,
      runbook_url: `${runbooks}/${condition.runbook}.md`,
      dashboard: `${grafana}/d/${condition.dashboard}?viewPanel=${panel.id}`,
    },
  };
}
