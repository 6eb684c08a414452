import type { CipherSuite, Curve } from './go-names.ts';

/** How much a client certificate matters; the words are Go's. */
export const CLIENT_AUTH_TYPES = [
  'NoClientCert',
  'RequestClientCert',
  'RequireAnyClientCert',
  'VerifyClientCertIfGiven',
  'RequireAndVerifyClientCert',
] as const;
/** One of `CLIENT_AUTH_TYPES`. */
export type ClientAuthType = (typeof CLIENT_AUTH_TYPES)[number];

/** TLS versions as the file writes them. */
export const TLS_VERSIONS = ['TLS10', 'TLS11', 'TLS12', 'TLS13'] as const;
/** One of `TLS_VERSIONS`. */
export type TlsVersion = (typeof TLS_VERSIONS)[number];

/** The only response headers that the file may set. */
export const RESPONSE_HEADERS = [
  'Content-Security-Policy',
  'Strict-Transport-Security',
  'X-Content-Type-Options',
  'X-Frame-Options',
  'X-XSS-Protection',
] as const;
/** One of `RESPONSE_HEADERS`. */
export type ResponseHeader = (typeof RESPONSE_HEADERS)[number];

/** PEM text in the file itself, or the absolute path of a file that holds it. */
export type Pem = { readonly text: string } | { readonly file: string };

/** The `tls_server_config` block. */
export interface TlsServerConfig {
  readonly cert: Pem;
  readonly key: Pem;
  readonly clientCa?: Pem;
  readonly clientAuthType: ClientAuthType;
  /** DNS names, e-mail addresses, IP addresses or URIs; one of them must be in the client's certificate. Empty: any. */
  readonly clientAllowedSans: readonly string[];
  readonly minVersion: TlsVersion;
  readonly maxVersion: TlsVersion;
  /** For TLS 1.2 and older; empty: Node's own. */
  readonly cipherSuites: readonly CipherSuite[];
  /** Empty: Node's own. */
  readonly curves: readonly Curve[];
  readonly preferServerCipherSuites: boolean;
}

/** A web configuration file: what a listener needs to know of the exporter toolkit's format. */
export interface WebConfig {
  /** Absolute path of the file. */
  readonly path: string;
  /** Absent: plain HTTP. */
  readonly tls?: TlsServerConfig;
  readonly http: {
    /** Whether the file asks for HTTP/2, or leaves it open. */
    readonly http2?: boolean;
    readonly headers: Readonly<Partial<Record<ResponseHeader, string>>>;
  };
  /** User names with their bcrypt hashes. Whoever serves decides whether it supports them. */
  readonly basicAuthUsers: ReadonlyMap<string, string>;
}
