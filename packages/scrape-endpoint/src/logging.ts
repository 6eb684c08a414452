import Fastify, { type FastifyBaseLogger, type FastifyServerOptions } from 'fastify';

/** Least severity that is logged. */
export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const;
/** One of `LOG_LEVELS`. */
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Lines of JSON, or text for people; `auto` is text on a terminal and JSON elsewhere. */
export const LOG_FORMATS = ['auto', 'json', 'text'] as const;
/** One of `LOG_FORMATS`. */
export type LogFormat = (typeof LOG_FORMATS)[number];

/** Where log lines go. */
export interface LogStream {
  write(line: string): void;
}

type LoggerOptions = Exclude<FastifyServerOptions['logger'], boolean | undefined>;

/** Keys under which a secret could reach a log call; what is there is replaced, at the first three levels. */
const SECRET_KEYS = ['authorization', 'cookie', 'token', 'password', 'credentials', 'headers', 'rawHeaders'];

/**
 * Options of a listener's logger. Requests are logged by method, route pattern and client, never by URL or header: a
 * query or an `Authorization` line would put a secret into the log. Errors are cut to name, code, message and stack.
 */
export function loggerOptions({ logLevel }: { logLevel: LogLevel }, stream: LogStream): LoggerOptions {
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

/** The logger that Fastify would make of `loggerOptions`, for what is said before there is a listener, or without one. */
export function createLog(options: { logLevel: LogLevel }, stream: LogStream): FastifyBaseLogger {
  return Fastify({ logger: loggerOptions(options, stream) }).log;
}

/** An output of the process, as JSON or as text for people. */
export function logStream({ logFormat }: { logFormat: LogFormat }, out: NodeJS.WriteStream): LogStream {
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
