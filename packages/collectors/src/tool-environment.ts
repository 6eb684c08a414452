/** Variables that restic and the programs behind it (ssh, rclone, password commands) read. */
const NAMES = new Set(
  (
    'PATH HOME USER LOGNAME SHELL LANG TZ TMPDIR XDG_CACHE_HOME XDG_CONFIG_HOME SSH_AUTH_SOCK SSL_CERT_FILE SSL_CERT_DIR ' +
    'HTTP_PROXY HTTPS_PROXY ALL_PROXY NO_PROXY http_proxy https_proxy all_proxy no_proxy GOMAXPROCS GOGC GOMEMLIMIT'
  ).split(' '),
);

/** Families of variables: restic's own and those of its storage backends. */
const PREFIXES = ['RESTIC_', 'RCLONE_', 'AWS_', 'AZURE_', 'B2_', 'GOOGLE_', 'OS_', 'ST_', 'SWIFT_', 'LC_'];

/** The environment for a tool that the agent runs for itself: named variables only, so no secret of the agent leaks. */
export function toolEnvironment(env: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  const named: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (value === undefined) continue;
    if (NAMES.has(name) || PREFIXES.some((prefix) => name.startsWith(prefix))) named[name] = value;
  }
  return named;
}
