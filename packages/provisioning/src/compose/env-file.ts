import { GENERATED_LINE, type ProvisioningFile } from '../yaml-file.ts';
import { COMPOSE_VARIABLES, type ComposeVariableName } from './variables.ts';

const ABOUT = `${GENERATED_LINE}#
# Variables of compose.yaml. Copy to .env beside it, change, \`chmod 600 .env\`. A line that starts with # shows the default.
`;

/**
 * Every variable of the compose file with what it means, in the form that compose reads from `.env`.
 *
 * @param values those that are set; the others are shown with their defaults
 */
export function envFile(path: string, values: Partial<Record<ComposeVariableName, string>>): ProvisioningFile {
  const names = Object.keys(COMPOSE_VARIABLES) as ComposeVariableName[];
  const lines = names.map((name) => {
    const { default: fallback, meaning, example } = COMPOSE_VARIABLES[name];
    const shown = fallback === '' ? example : fallback;
    const value = values[name];
    return `\n# ${meaning}\n${value === undefined ? `#${name}=${shown}` : `${name}=${quoted(value)}`}\n`;
  });
  return { path, text: ABOUT + lines.join('') };
}

/** In single quotes compose takes every character as it is, but for the quote itself. */
function quoted(value: string): string {
  return /^[\w./:-]*$/.test(value) ? value : `'${value.replaceAll("'", String.raw`\'`)}'`;
}
