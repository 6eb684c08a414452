/** Something that is wrong with a dashboard: which check says so, where, what, and how to repair it. */
export interface DashboardProblem {
  /** Id of the check, which is named after the defect. */
  readonly check: string;
  /** Error: the panel cannot show what it says. There are no warnings yet. */
  readonly severity: 'error';
  /** Title of the panel, `''` for the dashboard as a whole. */
  readonly panel: string;
  /** JSON pointer into the dashboard. */
  readonly path: string;
  readonly message: string;
  readonly fix: string;
}

/** What a check finds; its id and severity are added by whoever runs it. */
export type Finding = Omit<DashboardProblem, 'check' | 'severity'>;
