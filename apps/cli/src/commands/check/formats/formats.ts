import { formatGithub } from './github.ts';
import { formatJson } from './json.ts';
import { formatPretty } from './pretty.ts';
import type { Report } from './report.ts';
import { formatSarif } from './sarif.ts';

/** Every way to print what was found, by the name that `--format` takes. */
export const CHECK_FORMATS = {
  pretty: formatPretty,
  json: formatJson,
  github: formatGithub,
  sarif: formatSarif,
} as const satisfies Readonly<Record<string, (report: Report) => string>>;

/** A name that `--format` takes. */
export type CheckFormat = keyof typeof CHECK_FORMATS;
