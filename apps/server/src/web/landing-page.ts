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
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Lockstep fleet server</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<header><h1>Lockstep fleet server</h1><p>version ${escape(facts.version)}</p></header>
<section class="states">
${metricsState(facts)}
${alertsState(facts)}
</section>
<h2>Next steps</h2>
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
</ol>
<footer>${facts.isMetricsOn ? '<a href="/metrics">/metrics</a> ' : ''}<a href="/-/healthy">/-/healthy</a> <a href="/-/ready">/-/ready</a></footer>
</main>
</body>
</html>
`;
}

const STYLE = `
:root { color-scheme: light dark; --ink: #1d2433; --soft: #5b6578; --paper: #fff; --line: #d9dee8; --box: #f4f6fa; --good: #1a7f4b; --bad: #b4540a; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9f0; --soft: #9aa5b8; --paper: #14181f; --line: #2c3442; --box: #1c222c; --good: #4cc38a; --bad: #f0a04b; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 2.5rem 1.25rem 3rem; }
header { display: flex; align-items: baseline; justify-content: space-between; gap: 1rem; flex-wrap: wrap; border-bottom: 1px solid var(--line); }
h1 { font-size: 1.6rem; margin: 0; } header p { color: var(--soft); margin: .5rem 0; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
.states { display: grid; grid-template-columns: repeat(auto-fit, minmax(17rem, 1fr)); gap: 1rem; margin-top: 1.5rem; }
.state { border: 1px solid var(--line); border-left: .3rem solid var(--good); border-radius: .3rem; padding: .75rem 1rem; }
.state.off { border-left-color: var(--bad); }
.state p { margin: .25rem 0 0; color: var(--soft); } .state p code { overflow-wrap: anywhere; }
ol { padding-left: 1.3rem; } li { margin: 1rem 0; }
pre { background: var(--box); border: 1px solid var(--line); border-radius: .3rem; padding: .75rem 1rem; overflow-x: auto; margin: .5rem 0; }
code, pre { font: .87rem/1.5 ui-monospace, monospace; }
a { color: inherit; } footer { border-top: 1px solid var(--line); margin-top: 2rem; padding-top: .75rem; } footer a { margin-right: 1rem; }
`;

function state(isOn: boolean, title: string, text: string): string {
  return `<div class="state${isOn ? '' : ' off'}"><b>${title}</b><p>${text}</p></div>`;
}

function metricsState({ isMetricsOn }: LandingFacts): string {
  if (isMetricsOn) return state(true, '/metrics is on', 'Prometheus can scrape it; who may is in the settings.');
  return state(
    false,
    '/metrics is off',
    `Nothing can be scraped. To turn it on, run this and start the server again: <code>${escape(METRICS_ON_LINE)}</code>`,
  );
}

function alertsState({ doAlertsLeave }: LandingFacts): string {
  if (doAlertsLeave)
    return state(true, 'Alerts leave this server', 'They are posted to RM_ALERT_URL when raised and when resolved.');
  return state(
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
ADMIN_TOKEN="$(cat ${escape(adminTokenFile)})"</pre></li>`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
