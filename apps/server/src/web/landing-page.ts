import { escapeHtml, landingDocument, landingState } from '@lockstep/scrape-endpoint';

/** What the page at `/` may say to whoever asks: no secrets, no names of hosts. */
export interface LandingFacts {
  readonly version: string;
  readonly isMetricsOn: boolean;
  /** Where the server listens. */
  readonly port: number;
  readonly isTls: boolean;
  /** Where the administrator's token is; absent when it was given by the environment. */
  readonly adminTokenFile?: string | undefined;
  /** Whether `RM_ALERT_URL` is set. */
  readonly doAlertsLeave: boolean;
}

/** The one line that turns /metrics on when it is run before the start; the log says it too. */
export const METRICS_ON_LINE =
  '(umask 077; openssl rand -hex 32 > metrics-token); export RM_METRICS_TOKEN_FILE="$PWD/metrics-token"';

/** The page as HTML: one file, no scripts, nothing loaded from anywhere. */
export function landingPage(facts: LandingFacts): string {
  return landingDocument({
    title: 'Lockstep fleet server',
    version: facts.version,
    states: [metricsState(facts), alertsState(facts)],
    body: steps(facts),
    footer: `${facts.isMetricsOn ? '<a href="/metrics">/metrics</a> ' : ''}<a href="/-/healthy">/-/healthy</a> <a href="/-/ready">/-/ready</a>`,
  });
}

function steps(facts: LandingFacts): string {
  return `<h2>Next steps</h2>
<ol>
${adminStep(facts)}
<li><b>Enrol a host.</b> It answers with the host's id and its token, which is shown once.
<pre>curl -H "Authorization: Bearer $ADMIN_TOKEN" \\
     -H "Content-Type: application/json" \\
     -d '{"name": "web-1", "expected": {"interval_seconds": 86400}}' \\
     "$SERVER_URL/api/v1/hosts"</pre>
On the server's own machine: <code>lockstep-server host add web-1</code></li>
<li><b>Start the agent</b> on that host, and wrap the backup command with it.
<pre>curl -O "$SERVER_URL/agent/lockstep-agent.mjs"
export LOCKSTEP_SERVER_URL="$SERVER_URL" LOCKSTEP_TOKEN_FILE=/etc/lockstep/token
node lockstep-agent.mjs report --every 60s &amp;
node lockstep-agent.mjs run --kind backup -- restic backup /home</pre>
Checksum: <a href="/agent/lockstep-agent.mjs.sha256">lockstep-agent.mjs.sha256</a></li>
<li><b>Point Prometheus at it</b>, with the token in a file.
<pre>scrape_configs:
  - job_name: lockstep
    authorization:
      credentials_file: metrics-token${facts.isTls ? '\n    scheme: https' : ''}
    static_configs:
      - targets: ["SERVER:${facts.port}"]</pre></li>
</ol>`;
}

function metricsState({ isMetricsOn }: LandingFacts): string {
  if (isMetricsOn) return landingState(true, '/metrics is on', 'Prometheus can scrape it; who may is in the settings.');
  return landingState(
    false,
    '/metrics is off',
    `Nothing can be scraped. To turn it on, run this and start the server again: <code>${escapeHtml(METRICS_ON_LINE)}</code>`,
  );
}

function alertsState({ doAlertsLeave }: LandingFacts): string {
  if (doAlertsLeave)
    return landingState(
      true,
      'Alerts leave this server',
      'They are posted to RM_ALERT_URL when raised and when resolved.',
    );
  return landingState(
    false,
    'Nobody is told about alerts',
    'They are kept and counted here only. Set <code>RM_ALERT_URL</code> to an Alertmanager or a webhook.',
  );
}

function adminStep({ adminTokenFile, port, isTls }: LandingFacts): string {
  const server = `SERVER_URL="${isTls ? 'https' : 'http'}://SERVER:${port}"`;
  if (adminTokenFile === undefined) {
    return `<li><b>Have the administrator's token</b> that the server was started with.
<pre>${server}
ADMIN_TOKEN="..."</pre></li>`;
  }
  return `<li><b>Read the administrator's token</b> on the server's machine.
<pre>${server}
ADMIN_TOKEN="$(cat ${escapeHtml(adminTokenFile)})"</pre></li>`;
}
