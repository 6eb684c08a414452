/** Variables that restic, Kopia and the programs behind it (ssh, rclone, password commands) read. */
const NAMES = new Set(
  (
    'PATH HOME USER LOGNAME SHELL LANG TZ TMPDIR XDG_CACHE_HOME XDG_CONFIG_HOME SSH_AUTH_SOCK SSL_CERT_FILE SSL_CERT_DIR ' +
    'HTTP_PROXY HTTPS_PROXY ALL_PROXY NO_PROXY http_proxy https_proxy all_proxy no_proxy GOMAXPROCS GOGC GOMEMLIMIT'
  ).split(' '),
);

/** Families of variables: the tools' own and those of their storage backends. */
const PREFIXES = ['RESTIC_', 'KOPIA_', 'RCLONE_', 'AWS_', 'AZURE_', 'B2_', 'GOOGLE_', 'OS_', 'ST_', 'SWIFT_', 'LC_'];

/**
 * What every program needs of the environment, such as PATH and the proxies, and nothing that leads to a repository: what
 * one repository needs is never shown to the tool of another.
 */
export function neutralEnvironment(
  env: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(toolEnvironment(env)).filter(([name]) => NAMES.has(name) || name.startsWith('LC_')),
  );
}

/** The environment for a tool that the agent runs for itself: named variables only, so no secret of the agent leaks. */
export function toolEnvironment(env: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  const named: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (value === undefined) continue;
    if (NAMES.has(name) || PREFIXES.some((prefix) => name.startsWith(prefix))) named[name] = value;
  }
  return named;
}
