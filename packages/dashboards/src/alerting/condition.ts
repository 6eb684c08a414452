import { type LegendedQuery, type Level, type Query, type Recording, recording } from '@lockstep/query';
import type { AlertScenario } from './alert-scenario.ts';
import type { Names } from './names.ts';

/** How grave an alert is: `critical` wakes somebody, `warning` is for the next day, `info` is for machines. */
export type AlertSeverity = 'critical' | 'warning' | 'info';

/** Which system an alert is about, when it is none about backups, and of which of its components. */
export interface AlertComponents {
  readonly conduit: 'manager' | 'gateway' | 'agent';
  readonly nixfleet: 'control-plane';
  readonly trc: 'control-plane' | 'projections' | 'scheduler' | 'node-agent' | 'edge';
}

/** The systems that have alerts beside the backups. */
export type AlertSystem = keyof AlertComponents;

/** What an alert is about: alerts of one component belong together for whoever groups them. */
export type AlertComponent = 'source' | 'repository' | 'collector' | 'monitoring' | AlertComponents[AlertSystem];

/** A system with one of its own components, or whether it is watched at all; or no system. */
type AlertSubject =
  | {
      [S in AlertSystem]: {
        readonly system: S;
        readonly component: AlertComponents[S] | 'monitoring';
        readonly scenario: AlertScenario;
      };
    }[AlertSystem]
  | {
      readonly system?: never;
      readonly scenario?: never;
      readonly component?: Exclude<AlertComponent, AlertComponents[AlertSystem]>;
    };

/** The dashboards of alerts: one for the backups, and one for each system. */
export type AlertDashboard = `${'backup' | AlertSystem}-alerts`;

/** A span of time as Prometheus writes it: `5m`. */
export type AlertDuration = `${number}${'m' | 'h'}`;

/** The condition of an alert: what is measured, when it is too much, and what is said then. Made by `defineCondition`. */
export interface Condition {
  /** Name of the alert: `BackupOverdue`. */
  readonly name: string;
  /** The name in kebab case. */
  readonly id: string;
  readonly severity: AlertSeverity;
  readonly system?: AlertSystem;
  readonly component?: AlertComponent;
  /** The incident of the simulator in which it fires; those about backups have stories of their own. */
  readonly scenario?: AlertScenario;
  /** Uid of the dashboard with its panel. */
  readonly dashboard: AlertDashboard;
  /** Base name of its page in `docs/runbooks/`. */
  readonly runbook: string;
  readonly for: AlertDuration;
  readonly keepFiringFor?: AlertDuration;
  /**
   * The rule that records the quantity, for those that are more than a selector: it is worked out once, and both the alert
   * and the panel read the result.
   */
  readonly recording?: Pick<Recording<string>, 'record' | 'query'>;
  /** What the alert rule asks: the quantity where it is beyond the threshold, with names. */
  readonly expression: Query;
  /** Annotations, as templates of Prometheus. */
  readonly summary: string;
  readonly description: string;
  readonly panel: ConditionPanel;
}

/** How a condition is plotted. */
export interface ConditionPanel {
  /** Never reused and never changed: alerts that were sent link to it. */
  readonly id: number;
  /** What the quantity is, in sentences. */
  readonly meaning: string;
  /** Id of a Grafana unit. */
  readonly unit: string;
  /** What an empty panel says. */
  readonly noValue: string;
  readonly quantity: LegendedQuery;
  /** Absent for an alert without a comparison. */
  readonly threshold?: number;
}

/** What an alert can say: labels that it has, and its value in a form for people. */
export interface Say<L extends string> {
  /** The value of a label. */
  readonly label: (name: L) => string;
  /** `text` when the label has a value, otherwise `otherwise`. */
  readonly known: (name: L, text: string, otherwise: string) => string;
  /** `text` when the label has this very value, otherwise `otherwise`. */
  readonly is: (name: L, value: string, text: string, otherwise: string) => string;
  /** The value, which is in seconds. */
  readonly duration: string;
  /** The value, which is a share from 0 to 1. */
  readonly percentage: string;
  /** The value, which is a whole number. */
  readonly number: string;
  /** The value with one decimal. */
  readonly decimal: string;
}

/** Comparisons of a quantity with its threshold. */
type Comparison = 'above' | 'below' | 'atLeast' | 'equalTo';

/** A condition as it is written down. `L` is the labels of the quantity, `N` the names for people that the alert has besides. */
export type ConditionDefinition<L extends string, N extends string> = ConditionFacts<L, N> & AlertSubject;

interface ConditionFacts<L extends string, N extends string> extends Pick<
  Condition,
  'name' | 'severity' | 'for' | 'keepFiringFor'
> {
  /** Default: the page with the name of the alert. */
  readonly runbook?: string;
  readonly quantity: Level<L>;
  /** Absent: the alert fires as long as the quantity is there. */
  readonly fires?: { readonly when: Comparison; readonly threshold: number };
  readonly names: Names<N>;
  readonly summary: (say: Say<L | N>) => string;
  readonly description: (say: Say<L | N>) => string;
  readonly panel: Omit<ConditionPanel, 'quantity' | 'threshold'> & {
    readonly legend: (quantity: Level<L | N>) => LegendedQuery;
  };
}

/**
 * A condition. What it cannot be written without: severity, texts, panel. Labels that its query does not have do not
 * compile in its texts.
 *
 * @throws {TypeError} when the name is not in Pascal case, or a text is empty.
 */
export function defineCondition<L extends string, N extends string>(definition: ConditionDefinition<L, N>): Condition {
  const { quantity: measured, fires, names, summary, description, panel, ...facts } = definition;
  const { legend, ...shown } = panel;
  const id = idOf(facts.name);
  const recorded = isRecorded(facts.component) ? recordQuantity(`${facts.component}:${id}`, measured) : undefined;
  const quantity = recorded?.series ?? measured;
  const condition: Condition = {
    ...facts,
    id,
    dashboard: `${facts.system ?? 'backup'}-alerts`,
    runbook: facts.runbook ?? id,
    ...(recorded === undefined ? {} : { recording: { record: recorded.record, query: recorded.query } }),
    expression: names.join(fires === undefined ? quantity : quantity[fires.when](fires.threshold)),
    summary: summary(say),
    description: description(say),
    panel: {
      ...shown,
      quantity: legend(names.join(quantity)),
      ...(fires === undefined ? {} : { threshold: fires.threshold }),
    },
  };
  refuseSilence(condition);
  return Object.freeze(condition);
}

/** The same for all: a name that is misspelt does not compile where it is written. */
const say: Say<string> = {
  label: (name) => `{{ $labels.${name} }}`,
  known: (name, text, otherwise) => `{{ if $labels.${name} }}${text}{{ else }}${otherwise}{{ end }}`,
  is: (name, value, text, otherwise) => `{{ if eq $labels.${name} "${value}" }}${text}{{ else }}${otherwise}{{ end }}`,
  duration: '{{ $value | humanizeDuration }}',
  percentage: '{{ $value | humanizePercentage }}',
  number: '{{ $value }}',
  decimal: '{{ $value | printf "%.1f" }}',
};

function isRecorded(component: AlertComponent | undefined): component is Exclude<AlertComponent, 'monitoring'> {
  return component !== undefined && component !== 'monitoring';
}

/** `source:backup-overdue` gives `source:backup_overdue:quantity`. */
function recordQuantity<L extends string>(name: string, quantity: Level<L>) {
  const { record, query, series } = recording(`${name.replaceAll('-', '_')}:quantity`, quantity);
  // A gauge with labels `L` is a level over `L`; the compiler cannot tell while `L` is open.
  return { record, query, series: series as unknown as Level<L> };
}

function idOf(name: string): string {
  if (!/^(?:[A-Z][a-z]+)+$/.test(name)) {
    throw new TypeError(`Alert \`${name}\`: use words that begin with a capital, as BackupOverdue.`);
  }
  return name.replaceAll(/(?<!^)[A-Z]/g, '-$&').toLowerCase();
}

function refuseSilence({ name, summary, description, panel }: Condition): void {
  const texts = { summary, description, meaning: panel.meaning, noValue: panel.noValue };
  const empty = Object.entries(texts).filter(([, text]) => text.trim() === '');
  if (empty.length > 0) {
    throw new TypeError(`Alert \`${name}\` says nothing in: ${empty.map(([key]) => key).join(', ')}.`);
  }
}
