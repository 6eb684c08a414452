import type { FastifyServerOptions } from 'fastify';
import type { Config } from './config/settings.ts';

/** Where log lines go. */
export interface LogStream {
  write(line: string): void;
}

type LoggerOptions = Exclude<FastifyServerOptions['logger'], boolean | undefined>;

/** Keys under which a secret could reach a log call; what is there is replaced, at the first three levels. */
const SECRET_KEYS = ['authorization', 'cookie', 'token', 'password', 'credentials', 'headers', 'rawHeaders'];

/**
 * Options of the server's logger. Requests are logged by method, route pattern and client, never by URL or header: a
 * query or an `Authorization` line would put a secret into the log. Errors are cut to name, code, message and stack.
 */
export function loggerOptions({ logLevel }: Pick<Config, 'logLevel'>, stream: LogStream): LoggerOptions {
  return {
    level: logLevel,
    stream,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label) => ({ level: label }) },
    redact: SECRET_KEYS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]),
    serializers: {
      req: (request) => ({ method: request.method, route: request.routeOptions?.url }),
      err: (error: Error & { code?: unknown }) => ({
        type: error.name,
        message: error.message,
        stack: error.stack ?? '',
        ...(error.code !== undefined && { code: error.code }),
      }),
    },
  };
}

/** Standard output, as JSON or as text for people. */
export function logStream({ logFormat }: Pick<Config, 'logFormat'>, out: NodeJS.WriteStream): LogStream {
  const asText = logFormat === 'text' || (logFormat === 'auto' && out.isTTY);
  return asText ? { write: (line) => void out.write(logText(line)) } : { write: (line) => void out.write(line) };
}

/** `12:00:01 WARN  Refused  surface=api reason=bad_token` */
export function logText(line: string): string {
  const { level, time, msg, err, reqId: _reqId, ...rest }: Record<string, unknown> = JSON.parse(line);
  const fields = Object.entries(rest).map(
    ([key, value]) => `  ${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  const stack = typeof err === 'object' && err !== null && 'stack' in err ? `\n${String(err.stack)}` : '';
  return `${String(time).slice(11, 19)} ${String(level).toUpperCase().padEnd(5)} ${String(msg)}${fields.join('')}${stack}\n`;
}
