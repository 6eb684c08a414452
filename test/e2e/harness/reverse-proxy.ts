import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { askFrom } from './ask-from.ts';
import type { Certificate } from './certificate.ts';
import { documentSample } from './document-sample.ts';
import { freePort } from './free-port.ts';
import { Hopeless, until } from './poll.ts';
import { start } from './process.ts';
import type { Scope } from './scope.ts';
import { substituteLines, type Substitution } from './substitute-lines.ts';

/** A reverse proxy that is set up as the document says. */
export interface ReverseProxy {
  readonly kind: 'nginx' | 'haproxy';
  /** Path of the program. */
  readonly program: string;
  readonly certificate: Certificate;
  /** `host:port` of the server behind it. */
  readonly upstream: string;
  /** A line of the document's configuration that somebody forgot. */
  readonly forgotten?: string;
}

const PAGE = 'docs/reverse-proxy.md';

/** Starts it on 127.0.0.1, from where it also connects to the server, and returns its URL. */
export async function startReverseProxy(scope: Scope, proxy: ReverseProxy): Promise<string> {
  const folder = scope.folder(proxy.kind);
  const listen = `127.0.0.1:${await freePort()}`;
  const { lines, frame, args } = KINDS[proxy.kind];
  const forgotten = proxy.forgotten === undefined ? [] : [{ line: proxy.forgotten, by: '' }];
  const replaced = [...lines({ ...proxy, folder, listen }), ...forgotten];
  writeFileSync(join(folder, 'proxy.conf'), frame(substituteLines(documentSample(PAGE, proxy.kind), replaced)));
  const running = start(scope, { program: proxy.program, args: args(folder), cwd: folder });
  const url = `https://${listen}`;
  await until(`${proxy.kind} to pass requests on`, async () => {
    if (!running.alive()) throw new Hopeless(`it ended:\n${running.log()}`);
    const status = await askFrom(`${url}/-/ready`, { from: '127.0.0.1', tls: proxy.certificate });
    return status === 200 ? true : undefined;
  });
  return url;
}

interface Place extends ReverseProxy {
  readonly folder: string;
  readonly listen: string;
}

interface Kind {
  /** What an operator replaces in the document's configuration. */
  readonly lines: (place: Place) => readonly Substitution[];
  /** The rest of a configuration file, which Debian's package brings. */
  readonly frame: (sample: string) => string;
  readonly args: (folder: string) => readonly string[];
}

const KINDS: Record<ReverseProxy['kind'], Kind> = {
  nginx: {
    lines: ({ certificate, listen, upstream }) => [
      { line: 'listen 443 ssl;', by: `listen ${listen} ssl;` },
      { line: 'ssl_certificate /etc/ssl/fleet.pem;', by: `ssl_certificate ${certificate.certificateFile};` },
      { line: 'ssl_certificate_key /etc/ssl/fleet.key;', by: `ssl_certificate_key ${certificate.keyFile};` },
      { line: 'proxy_pass http://127.0.0.1:8080;', by: `proxy_pass http://${upstream};` },
    ],
    // One process, so that what it buffers needs no folder of another user.
    frame: (sample) => `daemon off; master_process off; pid nginx.pid; error_log stderr; events {}
http {
access_log off;
client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi; scgi_temp_path scgi; uwsgi_temp_path uwsgi;
${sample}}
`,
    args: (folder) => ['-e', 'stderr', '-p', folder, '-c', 'proxy.conf'],
  },
  haproxy: {
    lines: ({ certificate, folder, listen, upstream }) => [
      { line: 'bind :443 ssl crt /etc/haproxy/fleet.pem', by: `bind ${listen} ssl crt ${bundle(certificate, folder)}` },
      { line: 'server fleet 127.0.0.1:8080', by: `server fleet ${upstream}` },
    ],
    frame: (sample) => `defaults
    timeout connect 5000
    timeout client 50000
    timeout server 50000
${sample}`,
    args: () => ['-db', '-f', 'proxy.conf'],
  },
};

/** Certificate and key in one file, as HAProxy wants them. */
function bundle({ certificateFile, keyFile }: Certificate, folder: string): string {
  const file = join(folder, 'fleet.pem');
  writeFileSync(file, [certificateFile, keyFile].map((part) => readFileSync(part, 'utf8')).join(''));
  return file;
}
