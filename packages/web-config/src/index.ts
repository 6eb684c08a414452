export { parseWebConfig, WebConfigError } from './parse-web-config.ts';
export { superviseTls, tlsOptions } from './tls-listener.ts';
export type { ClientAuthType, Pem, ResponseHeader, TlsServerConfig, TlsVersion, WebConfig } from './web-config.ts';
