import { describe, expect, test } from 'vitest';
import { parseWebConfig, WebConfigError } from './parse-web-config.ts';

const TLS = 'tls_server_config:\n  cert_file: c.pem\n  key_file: /k.pem\n';
const HASH = '$2y$10$QOauhQNbBCuQDKes6eFzPeMqBSjb7Mr5DUmpZ/VcEd00UAV/LDeSi';

function problemsOf(text: string): readonly string[] {
  try {
    parseWebConfig(text, '/etc/lockstep/web.yml');
  } catch (error) {
    if (error instanceof WebConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('accepted', () => {
  test('an empty file is plain HTTP', () => {
    const config = parseWebConfig('', 'web.yml');
    expect(config.tls).toBeUndefined();
    expect(config.http).toEqual({ headers: {} });
    expect(config.basicAuthUsers.size).toBe(0);
  });

  test('certificates are relative to the file; TLS 1.2 is the floor', () => {
    expect(parseWebConfig(TLS, '/etc/lockstep/web.yml').tls).toMatchObject({
      cert: { file: '/etc/lockstep/c.pem' },
      key: { file: '/k.pem' },
      clientAuthType: 'NoClientCert',
      minVersion: 'TLS12',
      maxVersion: 'TLS13',
    });
  });

  test('everything at once', () => {
    const config = parseWebConfig(
      `${TLS}  client_ca_file: ca.pem
  client_auth_type: RequireAndVerifyClientCert
  client_allowed_sans: [prometheus.example]
  min_version: TLS13
  cipher_suites: [TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256]
  curve_preferences: [X25519, CurveP256]
  prefer_server_cipher_suites: false
http_server_config:
  http2: false
  headers:
    Strict-Transport-Security: max-age=31536000
basic_auth_users:
  alice: ${HASH}
`,
      '/w.yml',
    );
    expect(config.tls).toMatchObject({
      clientAllowedSans: ['prometheus.example'],
      minVersion: 'TLS13',
      curves: ['X25519', 'CurveP256'],
    });
    expect(config.http).toEqual({ http2: false, headers: { 'Strict-Transport-Security': 'max-age=31536000' } });
    expect([...config.basicAuthUsers]).toEqual([['alice', HASH]]);
  });

  test('PEM text in the file', () => {
    expect(parseWebConfig('tls_server_config: {cert: A, key: B}', '/w.yml').tls).toMatchObject({
      cert: { text: 'A' },
      key: { text: 'B' },
    });
  });
});

const REFUSED: [text: string, want: RegExp][] = [
  ['tls_config: {}', /^tls_config is not a known key$/],
  [`${TLS}  cert_fil: x\n`, /^tls_server_config\.cert_fil is not a known key$/],
  ['http_server_config: {headers: {Server: x}}', /^http_server_config\.headers\.Server is not a known key$/],
  ['http_server_config: {http3: true}', /^http_server_config\.http3 is not/],
  ['http_server_config: {http2: "yes"}', /http2 must be true or false/],
  ['tls_server_config: {cert_file: c}', /key_file is missing/],
  ['tls_server_config: {key_file: c}', /cert_file is missing/],
  [`${TLS}  cert: inline\n`, /cert and cert_file are both set/],
  ['http_server_config: []', /http_server_config must hold keys and values/],
  ['- x', /the file must hold keys and values/],
  ['a: [', /is not YAML/],
  ['a: 1\na: 2', /is not YAML \(DUPLICATE_KEY/],
  [`${TLS}  client_auth_type: Require\n`, /client_auth_type must be one of NoClientCert, RequestClientCert/],
  [`${TLS}  client_auth_type: RequireAndVerifyClientCert\n`, /needs client_ca_file/],
  [`${TLS}  client_auth_type: VerifyClientCertIfGiven\n`, /needs client_ca_file/],
  [`${TLS}  client_ca_file: ca\n`, /asks for no certificate/],
  [`${TLS}  client_allowed_sans: [x]\n`, /client_allowed_sans needs client_auth_type/],
  [`${TLS}  min_version: TLS9\n`, /min_version must be one of TLS10/],
  [`${TLS}  min_version: TLS13\n  max_version: TLS12\n`, /min_version is above max_version/],
  [`${TLS}  cipher_suites: [RC4]\n`, /cipher_suites has an unknown name; known are TLS_ECDHE/],
  [`${TLS}  curve_preferences: [secp256k1]\n`, /curve_preferences has an unknown name/],
  [`${TLS}  cipher_suites: x\n`, /cipher_suites must be a list of texts/],
  ['basic_auth_users: {bob: s3cret}', /^basic_auth_users\.bob is not a bcrypt hash$/],
  ['rate_limit: {interval: 1s, burst: 2}', /rate_limit is not supported here/],
];

describe('refused', () => {
  test.each(REFUSED)('%j', (text, want) => {
    expect(problemsOf(text)).toEqual([expect.stringMatching(want)]);
  });

  test('every problem is told, none with a value', () => {
    const problems = problemsOf(
      'basic_auth_users: {bob: s3cret}\ntls_server_config: {key: s3cret, s3: s3cret}\nx: s3cret',
    );
    expect(problems).toHaveLength(4);
    expect(problems.join()).not.toContain('s3cret');
  });
});
