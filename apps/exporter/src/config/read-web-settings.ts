import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Cidr, type Cors, parseCidr, type Secret, tokenDefect, tokenLines } from '@lockstep/scrape-endpoint';
import { parseWebConfig, type WebConfig, WebConfigError } from '@lockstep/web-config';
import type { ConfigDocument } from './read-document.ts';
import type { ConfigProblem } from './config-error.ts';

/** Who may ask over HTTP, and how. */
export interface WebSettings {
  readonly webConfig: WebConfig | undefined;
  readonly bearerTokens: Secret<readonly string[]> | undefined;
  readonly trustedCidrs: readonly Cidr[] | undefined;
  readonly trustedProxies: readonly Cidr[];
  readonly cors: Cors | undefined;
}

/** Where problems and warnings go. */
export interface Findings {
  readonly problems: ConfigProblem[];
  readonly warnings: string[];
}

/** Reads who may ask. `webConfigFile` is that of the command line, which wins. */
export function readWebSettings(
  document: ConfigDocument,
  webConfigFile: string | undefined,
  found: Findings,
): WebSettings {
  const { written } = document;
  return {
    webConfig: readWebConfig(document, webConfigFile, found),
    bearerTokens: readTokens(document, found),
    trustedCidrs: written.trusted_cidrs && readBlocks(document, 'trusted_cidrs', found),
    trustedProxies: readBlocks(document, 'trusted_proxies', found),
    cors: readCors(document, found),
  };
}

function readWebConfig(
  { file, written, problem }: ConfigDocument,
  given: string | undefined,
  { problems, warnings }: Findings,
) {
  const path = given ?? (written.web_config === undefined ? undefined : resolve(dirname(file), written.web_config));
  if (path === undefined) return undefined;
  try {
    const webConfig = parseWebConfig(readFileSync(path, 'utf8'), path);
    for (const [user, hash] of webConfig.basicAuthUsers) {
      if (costOf(hash) <= MOST_COST) continue;
      const message = `names ${path}, where basic_auth_users.${user} has a hash of cost ${costOf(hash)}: a login would take minutes`;
      problems.push(problem(['web_config'], message, `Make one of cost 10 to ${MOST_COST}: htpasswd -nBC 12 ${user}.`));
    }
    if (webConfig.http.http2 === true) warnings.push(`${path} asks for HTTP/2; this exporter speaks HTTP/1.1`);
    return webConfig;
  } catch (error) {
    const reasons =
      error instanceof WebConfigError
        ? error.problems.map((one) => `names ${path}: ${one}`)
        : [`names ${path}, which cannot be read (${codeOf(error)})`];
    problems.push(...reasons.map((reason) => problem(['web_config'], reason)));
    return undefined;
  }
}

/** Each step doubles the time of a login, which is a tenth of a second at 10. */
const MOST_COST = 15;

const costOf = (hash: string): number => Number(hash.slice(4, 6));

function readTokens({ file, written, problem }: ConfigDocument, { problems, warnings }: Findings) {
  if (written.bearer_token_file === undefined) return undefined;
  const path = resolve(dirname(file), written.bearer_token_file);
  try {
    const value = tokenLines(readFileSync(path, 'utf8'));
    const defect = value.length === 0 ? 'is empty' : value.map(tokenDefect).find((one) => one !== undefined);
    if (defect === undefined) {
      warnings.push(...openToAll(path));
      return { value, file: path };
    }
    problems.push(problem(['bearer_token_file'], `names ${path}, which ${defect}`));
  } catch (error) {
    problems.push(problem(['bearer_token_file'], `names ${path}, which cannot be read (${codeOf(error)})`));
  }
  return undefined;
}

/** A warning about a file of secrets that every user of the machine can read. */
export function openToAll(path: string): readonly string[] {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined || (stat.mode & 0o007) === 0) return [];
  return [`${path} can be read by every user of this machine; run chmod 600 on it`];
}

function readBlocks(
  { written, problem }: ConfigDocument,
  key: 'trusted_cidrs' | 'trusted_proxies',
  { problems }: Findings,
) {
  return (written[key] ?? []).flatMap((text, index) => {
    const result = parseCidr(text.trim());
    if (!result.ok) problems.push(problem([key, index], result.reason));
    else if (result.cidr.prefix === 0) problems.push(problem([key, index], EVERYBODY[key].message, EVERYBODY[key].fix));
    else return [result.cidr];
    return [];
  });
}

const EVERYBODY: Readonly<Record<'trusted_cidrs' | 'trusted_proxies', { message: string; fix: string }>> = {
  trusted_cidrs: { message: 'holds every address and guards nothing', fix: 'Remove trusted_cidrs if that is meant.' },
  trusted_proxies: { message: 'holds every address: anyone could claim any address', fix: 'Name your proxies.' },
};

function readCors({ written: { cors }, problem }: ConfigDocument, { problems }: Findings): Cors | undefined {
  if (cors === undefined) return undefined;
  const { origins, credentials = false } = cors;
  const isEvery = origins.includes('*');
  if (isEvery && origins.length > 1) {
    problems.push(problem(['cors', 'origins'], 'holds `*` beside other origins', 'Write `*` alone, or name origins.'));
  }
  if (isEvery && credentials) {
    const message = 'cannot be together with the origin `*`: every page could read with the login of whoever opens it';
    problems.push(problem(['cors', 'credentials'], message, 'Name the origins.'));
  }
  origins.forEach((origin, index) => {
    if (origin === '*' || isOrigin(origin)) return;
    const fix = 'Write scheme, host and port only, such as https://grafana.example.org.';
    problems.push(problem(['cors', 'origins', index], 'is no origin', fix));
  });
  return { origins: isEvery ? '*' : origins, credentials };
}

function isOrigin(text: string): boolean {
  return /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
}
