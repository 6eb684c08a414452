import { landingDocument, landingState } from '@lockstep/scrape-endpoint';

/** What the page at `/` may say to whoever asks: no secrets, no names of repositories, hosts or paths. */
export interface LandingFacts {
  readonly version: string;
  readonly repositories: number;
  /** Repositories of which the last question of some kind was not answered. */
  readonly unanswered: number;
  /** Whether the configuration file was usable when it was last read. */
  readonly isConfigGood: boolean;
  readonly isGuarded: boolean;
}

/** The page as HTML. */
export function landingPage(facts: LandingFacts): string {
  return landingDocument({
    title: 'Lockstep exporter',
    version: facts.version,
    states: [repositoriesState(facts), configState(facts), guardState(facts)],
    body: `<h2>Point Prometheus at it</h2>
<pre>scrape_configs:
  - job_name: kopia
    static_configs:
      - targets: ["EXPORTER:9091"]</pre>
<p>A scrape starts no backup tool: repositories are asked in the background, each at its own interval.</p>`,
    footer: '<a href="/metrics">/metrics</a> <a href="/-/healthy">/-/healthy</a> <a href="/-/ready">/-/ready</a>',
  });
}

function repositoriesState({ repositories, unanswered }: LandingFacts): string {
  const title = repositories === 1 ? '1 repository' : `${repositories} repositories`;
  if (unanswered === 0) return landingState(true, title, 'Every question that was put has been answered.');
  return landingState(
    false,
    title,
    `Of ${unanswered} of them the last answer is missing; the log and <code>backup_collector_last_result</code> say why.`,
  );
}

function configState({ isConfigGood }: LandingFacts): string {
  if (isConfigGood) return landingState(true, 'The configuration is in force', 'SIGHUP reads it again.');
  return landingState(
    false,
    'The configuration file cannot be used',
    'The one before it is in force; the log says what is wrong.',
  );
}

function guardState({ isGuarded }: LandingFacts): string {
  if (isGuarded) return landingState(true, '/metrics is guarded', 'It asks for a login, a token or an address.');
  return landingState(false, '/metrics is open', 'Everyone who reaches this address can read it.');
}
