/** An alert as whoever evaluates the rules sees it. */
export interface RuleAlert {
  readonly state: 'pending' | 'firing';
  readonly labels: Readonly<Record<string, string>>;
  /** When its condition began to hold; a new time means that its `for` has started again. */
  readonly activeAt: string;
}

/** `GET /api/v1/alerts` of a Prometheus or a vmalert. The label by which vmalert names the group is left out. */
export async function ruleAlerts(url: string): Promise<RuleAlert[]> {
  const response = await fetch(`${url}/api/v1/alerts`);
  if (!response.ok) throw new Error(`/api/v1/alerts: ${response.status} ${await response.text()}`);
  const { data } = (await response.json()) as { data: { alerts: RuleAlert[] } };
  return data.alerts.map(({ state, labels, activeAt }) => {
    const own = Object.entries(labels).filter(([name]) => name !== 'alertgroup');
    return { state, labels: Object.fromEntries(own), activeAt };
  });
}
