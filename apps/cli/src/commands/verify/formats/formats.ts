import { formatGithub } from './github.ts';
import { formatJson } from './json.ts';
import { formatPretty } from './pretty.ts';
import type { VerifyReport } from './report.ts';

/** Every way to print what came of a comparison, by the name that `--format` takes. */
export const VERIFY_FORMATS = {
  pretty: formatPretty,
  json: formatJson,
  github: formatGithub,
} as const satisfies Readonly<Record<string, (report: VerifyReport) => string>>;

/** A name that `--format` takes. */
export type VerifyFormat = keyof typeof VERIFY_FORMATS;
