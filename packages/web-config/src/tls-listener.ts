import { readFileSync, statSync } from 'node:fs';
import { isIP, SocketAddress } from 'node:net';
import { createSecureContext, type SecureVersion, type Server, type TLSSocket, type TlsOptions } from 'node:tls';
import { parseAltNames } from './alt-names.ts';
import { CIPHER_SUITES, CURVES } from './go-names.ts';
import type { Pem, TlsServerConfig, TlsVersion } from './web-config.ts';

/**
 * Options for `https.createServer`. Reads the certificate files.
 *
 * @throws Error that names the file when one cannot be read, or when certificate and key do not fit
 */
export function tlsOptions(tls: TlsServerConfig): TlsOptions {
  const asks = tls.clientAuthType !== 'NoClientCert';
  const options: TlsOptions = {
    cert: pemText(tls.cert),
    key: pemText(tls.key),
    ...(tls.clientCa !== undefined && { ca: pemText(tls.clientCa) }),
    minVersion: VERSIONS[tls.minVersion],
    maxVersion: VERSIONS[tls.maxVersion],
    honorCipherOrder: tls.preferServerCipherSuites,
    requestCert: asks,
    rejectUnauthorized: tls.clientAuthType === 'RequireAndVerifyClientCert',
    ...(tls.cipherSuites.length > 0 && { ciphers: cipherList(tls) }),
    ...(tls.curves.length > 0 && { ecdhCurve: tls.curves.map((name) => CURVES[name]).join(':') }),
  };
  createSecureContext(options);
  return options;
}

/**
 * Holds every connection of `server` to what the file says about client certificates and Node cannot express as an
 * option, and reads certificates again when their files changed: at most once a second, when somebody connects, as the
 * exporter toolkit does. A set of files that cannot be used leaves the old one in place and is told to `onReload`.
 * What the web configuration file itself says (versions, client authentication) holds until the next start.
 */
export function superviseTls(
  server: Server,
  tls: TlsServerConfig,
  { onReload, clock = Date.now }: { onReload: (error: Error | undefined) => void; clock?: () => number },
): void {
  let stamp = filesStamp(tls);
  let checkedMs = clock();
  // Runs before Node's own listener wraps the socket, so this very connection gets the new certificate.
  server.prependListener('connection', () => {
    if (clock() - checkedMs < 1000) return;
    checkedMs = clock();
    const now = filesStamp(tls);
    if (now === stamp) return;
    stamp = now;
    try {
      server.setSecureContext(tlsOptions(tls));
      onReload(undefined);
    } catch (error) {
      onReload(error instanceof Error ? error : new Error('unknown', { cause: error }));
    }
  });
  // Before the HTTP server's own listener, so that no request is read from a refused connection.
  server.prependListener('secureConnection', (socket: TLSSocket) => {
    if (!isClientAccepted(socket, tls)) socket.destroy();
  });
}

const VERSIONS: Readonly<Record<TlsVersion, SecureVersion>> = {
  TLS10: 'TLSv1',
  TLS11: 'TLSv1.1',
  TLS12: 'TLSv1.2',
  TLS13: 'TLSv1.3',
};

/** The suites of TLS 1.3 are always on, as in Go; OpenSSL keeps them in the same list. */
function cipherList(tls: TlsServerConfig): string {
  const always = ['TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256', 'TLS_AES_128_GCM_SHA256'];
  return [...always, ...tls.cipherSuites.map((name) => CIPHER_SUITES[name])].join(':');
}

function pemText(pem: Pem): string {
  return 'text' in pem ? pem.text : readFileSync(pem.file, 'utf8');
}

/** Changes whenever one of the files does, also when it is replaced or goes away. */
function filesStamp({ cert, key, clientCa }: TlsServerConfig): string {
  const stamps = [cert, key, clientCa].map((pem) => {
    if (pem === undefined || 'text' in pem) return '';
    const stat = statSync(pem.file, { throwIfNoEntry: false });
    return stat === undefined ? 'missing' : `${stat.ino} ${stat.size} ${stat.mtimeMs}`;
  });
  return stamps.join(';');
}

function isClientAccepted(socket: TLSSocket, tls: TlsServerConfig): boolean {
  const { subjectaltname, raw } = socket.getPeerCertificate();
  const given = raw !== undefined;
  switch (tls.clientAuthType) {
    case 'NoClientCert':
    case 'RequestClientCert':
      return true;
    case 'RequireAnyClientCert':
      return given;
    case 'VerifyClientCertIfGiven':
      return !given || socket.authorized;
    case 'RequireAndVerifyClientCert':
      return socket.authorized && hasAllowedSan(subjectaltname, tls.clientAllowedSans);
  }
}

function hasAllowedSan(altNames: string | undefined, allowed: readonly string[]): boolean {
  if (allowed.length === 0) return true;
  const found = new Set(parseAltNames(altNames ?? '').map(canonical));
  return allowed.some((name) => found.has(canonical(name)));
}

/** IPv6 addresses have many spellings; OpenSSL and people choose different ones. */
function canonical(name: string): string {
  return isIP(name) === 6 ? new SocketAddress({ address: name, family: 'ipv6' }).address : name;
}
