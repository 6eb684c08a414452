import { dirname, join, resolve } from 'node:path';
import { isLoopback, parseListenAddress } from '@lockstep/scrape-endpoint';
import { budgetProblem } from './read-budget.ts';
import { ConfigError } from './config-error.ts';
import type { ExporterConfig, LoadedConfig } from './exporter-config.ts';
import { type ConfigDocument, readDocument } from './read-document.ts';
import { type EntryContext, readRepository, wishProblems } from './read-repository.ts';
import { type Findings, openToAll, readWebSettings } from './read-web-settings.ts';
import type { RepositoryConfig } from './repository-config.ts';
import type { Environment } from './tool-environment.ts';

/** What may stand beside the file. */
export interface LoadOptions {
  /** The environment of the exporter. */
  readonly env: Environment;
  /** `--web.config.file` and `--web.listen-address`, which win over the file. */
  readonly webConfigFile?: string;
  readonly listenAddress?: string;
}

const LISTEN = '127.0.0.1:9091';

/**
 * Reads the configuration file and every file that it names for the listener. All problems are found at once. What only
 * stands in the way of one repository now, such as a missing password file, is a warning: the others are still asked.
 *
 * @throws ConfigError with every problem; no message holds a secret
 */
export function loadConfig(file: string, options: LoadOptions): LoadedConfig {
  const document = readDocument(resolve(file));
  const found: Findings = { problems: [], warnings: [] };
  const { written } = document;
  const web = readWebSettings(document, options.webConfigFile, found);
  const listen = readListen(document, options.listenAddress, found);
  const stateFolder = stateFolderOf(document, options.env);
  const config: ExporterConfig = {
    file: document.file,
    listen,
    stateFolder,
    ...web,
    logLevel: written.log?.level ?? 'info',
    logFormat: written.log?.format ?? 'auto',
    maxParallel: written.max_parallel ?? 2,
    tools: { restic: written.tools?.restic ?? 'restic', kopia: written.tools?.kopia ?? 'kopia' },
    hasAliases: written.restic_exporter_aliases ?? false,
    repositories: readRepositories(document, { stateFolder, env: options.env, found }),
  };
  if (found.problems.length > 0) throw new ConfigError(document.file, found.problems);
  return { config, warnings: [...found.warnings, ...exposureWarnings(config)] };
}

function readListen({ written, problem }: ConfigDocument, given: string | undefined, { problems }: Findings) {
  const listen = parseListenAddress(given ?? written.listen ?? LISTEN);
  if (listen !== undefined) return listen;
  const message =
    given === undefined ? 'is no address to listen on' : 'is replaced on the command line by no address to listen on';
  problems.push(problem(['listen'], message, `Write HOST:PORT such as ${LISTEN}, [::1]:9091 or :9091.`));
  return { host: '127.0.0.1', port: 0 };
}

function stateFolderOf({ file, written }: ConfigDocument, env: Environment): string {
  if (written.state_dir !== undefined) return resolve(dirname(file), written.state_dir);
  // systemd may give several, with colons between.
  const [given = ''] = (env['STATE_DIRECTORY'] ?? '').split(':');
  return given === '' ? join(dirname(file), 'lockstep-exporter-state') : given;
}

function readRepositories(
  document: ConfigDocument,
  { stateFolder, env, found }: { stateFolder: string; env: Environment; found: Findings },
): readonly RepositoryConfig[] {
  const { file, written, problem } = document;
  const { defaults = {} } = written;
  found.problems.push(
    ...wishProblems(defaults).map(({ at, message, fix }) => problem(['defaults', ...at], message, fix)),
  );
  const context: EntryContext = {
    file,
    stateFolder,
    env,
    defaults,
    hasAliases: written.restic_exporter_aliases ?? false,
  };
  const repositories = written.repositories.map((entry, index) => {
    const { repository, problems, obstacle } = readRepository(entry, context);
    const add = (at: readonly (string | number)[], message: string, fix?: string): void =>
      void found.problems.push(problem(['repositories', index, ...at], message, fix));
    for (const { at, message, fix } of problems) add(at, message, fix);
    const overBudget = problems.length === 0 ? budgetProblem(repository) : undefined;
    if (overBudget !== undefined) add(overBudget.at, overBudget.message, overBudget.fix);
    if (obstacle !== undefined) found.warnings.push(`${entry.name}: it cannot be asked now: ${obstacle}`);
    const { passwordFile, repositoryFile, environmentFile } = repository.access;
    const secrets = [passwordFile, repositoryFile, environmentFile].flatMap((path) => path ?? []);
    found.warnings.push(...secrets.flatMap(openToAll));
    return repository;
  });
  refuseTwins(document, repositories, found);
  return repositories;
}

/** Two entries of one name would share a history, and two names for one repository would share its rows. */
function refuseTwins(
  { problem }: ConfigDocument,
  repositories: readonly RepositoryConfig[],
  { problems }: Findings,
): void {
  const names = new Map<string, number>();
  const places = new Map<string, number>();
  repositories.forEach(({ name, place }, index) => {
    const namesake = names.get(name.toLowerCase());
    const twin = place.key === '' ? undefined : places.get(place.key);
    if (namesake !== undefined) {
      const message = `is the name of repositories[${namesake}], too`;
      problems.push(problem(['repositories', index, 'name'], message, 'Give each its own name; case does not count.'));
    } else if (twin !== undefined) {
      const message = `leads to the same repository as repositories[${twin}]`;
      problems.push(
        problem(['repositories', index], message, 'Keep one of them: its rows would be on the page twice.'),
      );
    }
    names.set(name.toLowerCase(), namesake ?? index);
    if (place.key !== '') places.set(place.key, twin ?? index);
  });
}

function exposureWarnings({ listen, webConfig, bearerTokens, trustedCidrs }: ExporterConfig): readonly string[] {
  const isGuarded =
    bearerTokens !== undefined || trustedCidrs !== undefined || (webConfig?.basicAuthUsers.size ?? 0) > 0;
  const asksForCertificates = webConfig?.tls?.clientAuthType === 'RequireAndVerifyClientCert';
  if (isLoopback(listen) || isGuarded || asksForCertificates) return [];
  return [
    'everyone who reaches this address can read /metrics, with the names of hosts, users and paths: set bearer_token_file, trusted_cidrs, or basic_auth_users in the web configuration file',
  ];
}
