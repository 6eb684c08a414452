import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { succeed } from './process.ts';
import type { Scope } from './scope.ts';

/** A certificate that signs itself. */
export interface Certificate {
  readonly servername: string;
  /** The certificate as text, for a client that trusts it. */
  readonly ca: string;
  readonly certificateFile: string;
  readonly keyFile: string;
}

/** Makes one that holds for two days. `openssl` is the path of the program. */
export async function makeCertificate(scope: Scope, openssl: string, servername: string): Promise<Certificate> {
  const folder = scope.folder('certificate');
  const certificateFile = join(folder, 'certificate.pem');
  const keyFile = join(folder, 'key.pem');
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', keyFile];
  const subject = ['-subj', `/CN=${servername}`, '-addext', `subjectAltName=DNS:${servername}`];
  await succeed({
    program: openssl,
    args: ['req', '-x509', '-days', '2', ...key, ...subject, '-out', certificateFile],
  });
  return { servername, ca: readFileSync(certificateFile, 'utf8'), certificateFile, keyFile };
}
