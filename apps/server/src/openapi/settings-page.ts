import { type Setting, SETTINGS } from '../config/settings.ts';

/** The table of settings as Markdown, for `docs/generated/settings.md`. */
export function settingsPage(): string {
  return [
    '# Settings of the fleet server',
    '',
    'The environment wins over the YAML file that `RM_CONFIG` (or `--config`) names. A variable `..._FILE` (key `..._file`)',
    'names a file that holds the value. Unknown names, malformed values and values that are set but empty stop the start.',
    '',
    '| environment | YAML | value | default | meaning |',
    '|---|---|---|---|---|',
    ...Object.values<Setting<unknown>>(SETTINGS).map(row),
    '',
  ].join('\n');
}

function row({ env, yaml, kind, fallback, secret, help }: Setting<unknown>): string {
  const file = (name: string, suffix: string) => (secret === true ? `<br>\`${name}${suffix}\`` : '');
  const value = kind.writes.replaceAll('|', '\\|');
  const byDefault = fallback === undefined ? '' : `\`${fallback}\``;
  return `| \`${env}\`${file(env, '_FILE')} | \`${yaml}\`${file(yaml, '_file')} | ${value} | ${byDefault} | ${help} |`;
}
