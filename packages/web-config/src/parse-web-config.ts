import { dirname, resolve } from 'node:path';
import { parseDocument } from 'yaml';
import { block, type Fields } from './fields.ts';
import { CIPHER_SUITES, CURVES } from './go-names.ts';
import {
  CLIENT_AUTH_TYPES,
  type Pem,
  RESPONSE_HEADERS,
  TLS_VERSIONS,
  type TlsServerConfig,
  type WebConfig,
} from './web-config.ts';

/** A web configuration file that cannot be used. Each problem names file, key and reason; none holds a value. */
export class WebConfigError extends Error {
  readonly problems: readonly string[];

  constructor(path: string, problems: readonly string[]) {
    super(problems.map((problem) => `${path}: ${problem}`).join('\n'));
    this.problems = problems;
  }
}

/**
 * Reads the text of an exporter-toolkit web configuration file
 * (https://github.com/prometheus/exporter-toolkit/blob/master/docs/web-configuration.md). Unknown keys are refused.
 * Reads no other file: certificates are only named.
 *
 * @param path where the text comes from; relative paths in it start at its folder
 * @throws WebConfigError with every problem
 */
export function parseWebConfig(text: string, path: string): WebConfig {
  const problems: string[] = [];
  const root = block(yamlValue(text, path), '', problems);
  const tls = root.block('tls_server_config');
  const http = root.block('http_server_config');
  const headers = http?.block('headers');
  const result = {
    path: resolve(path),
    ...(tls !== undefined && tlsConfig(tls, dirname(resolve(path)), problems)),
    http: {
      ...defined('http2', http?.boolean('http2')),
      headers: Object.fromEntries(
        RESPONSE_HEADERS.flatMap((name) => {
          const value = headers?.text(name);
          return value === undefined ? [] : [[name, value]];
        }),
      ),
    },
    basicAuthUsers: users(root.block('basic_auth_users'), problems),
  };
  if (root.take('rate_limit') !== undefined)
    problems.push('rate_limit is not supported here; the server has limits of its own');
  for (const fields of [root, tls, http, headers]) fields?.refuseRest();
  if (problems.length > 0) throw new WebConfigError(path, problems);
  return result;
}

function yamlValue(text: string, path: string): unknown {
  const document = parseDocument(text, { prettyErrors: false, uniqueKeys: true });
  const [error] = document.errors;
  // The library's message would quote the line, which may hold a key.
  if (error !== undefined) throw new WebConfigError(path, [`is not YAML (${error.code} at character ${error.pos[0]})`]);
  return document.toJS({ maxAliasCount: 0 }) ?? {};
}

const defined = <K extends string, V>(key: K, value: V | undefined) =>
  (value === undefined ? {} : { [key]: value }) as { [P in K]?: V };

function tlsConfig(fields: Fields, folder: string, problems: string[]): { tls?: TlsServerConfig } {
  const cert = pem(fields, 'cert', folder, problems);
  const key = pem(fields, 'key', folder, problems);
  const clientCa = pem(fields, 'client_ca', folder, problems);
  const tls = {
    ...defined('clientCa', clientCa),
    clientAuthType: fields.word('client_auth_type', CLIENT_AUTH_TYPES) ?? 'NoClientCert',
    clientAllowedSans: fields.texts('client_allowed_sans'),
    minVersion: fields.word('min_version', TLS_VERSIONS) ?? 'TLS12',
    maxVersion: fields.word('max_version', TLS_VERSIONS) ?? 'TLS13',
    cipherSuites: fields.words('cipher_suites', CIPHER_SUITES),
    curves: fields.words('curve_preferences', CURVES),
    preferServerCipherSuites: fields.boolean('prefer_server_cipher_suites') ?? true,
  } as const;
  if (TLS_VERSIONS.indexOf(tls.minVersion) > TLS_VERSIONS.indexOf(tls.maxVersion)) {
    problems.push('tls_server_config.min_version is above max_version');
  }
  clientCertificateProblem(tls, problems);
  if (cert === undefined) problems.push('tls_server_config.cert_file is missing');
  if (key === undefined) problems.push('tls_server_config.key_file is missing');
  return cert === undefined || key === undefined ? {} : { tls: { cert, key, ...tls } };
}

/** A restriction that would not restrict is refused, as the toolkit does. */
function clientCertificateProblem(
  { clientCa, clientAuthType, clientAllowedSans }: Omit<TlsServerConfig, 'cert' | 'key'>,
  problems: string[],
): void {
  const verifies = clientAuthType === 'RequireAndVerifyClientCert' || clientAuthType === 'VerifyClientCertIfGiven';
  if (verifies && clientCa === undefined) {
    problems.push(`tls_server_config.client_auth_type is ${clientAuthType}, which needs client_ca_file`);
  }
  if (clientCa !== undefined && clientAuthType === 'NoClientCert') {
    problems.push(
      'tls_server_config.client_ca_file is set but client_auth_type asks for no certificate; set it to RequireAndVerifyClientCert',
    );
  }
  if (clientAllowedSans.length > 0 && clientAuthType !== 'RequireAndVerifyClientCert') {
    problems.push('tls_server_config.client_allowed_sans needs client_auth_type: RequireAndVerifyClientCert');
  }
}

function pem(fields: Fields, name: string, folder: string, problems: string[]): Pem | undefined {
  const text = fields.text(name);
  const file = fields.text(`${name}_file`);
  if (text !== undefined && file !== undefined)
    problems.push(`tls_server_config.${name} and ${name}_file are both set; keep one of them`);
  if (file !== undefined) return { file: resolve(folder, file) };
  return text === undefined ? undefined : { text };
}

function users(fields: Fields | undefined, problems: string[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const name of fields?.names() ?? []) {
    const hash = fields?.text(name);
    if (hash === undefined) continue;
    if (/^\$2[aby]\$\d\d\$[./A-Za-z0-9]{53}$/.test(hash)) found.set(name, hash);
    else problems.push(`basic_auth_users.${name} is not a bcrypt hash`);
  }
  return found;
}
