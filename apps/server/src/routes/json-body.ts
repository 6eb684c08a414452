import type { FastifyInstance } from 'fastify';
import { ApiFailure } from '../errors.ts';

/** Deepest nesting of a body; the deepest schema has five levels. */
const MAX_DEPTH = 16;

/**
 * Parses a JSON body. Refused, beside what is no JSON: bytes that are not UTF-8, a byte-order mark, repeated keys (two
 * readers could take different ones), the key `__proto__`, and nesting beyond any schema (it would stop the loop).
 *
 * @throws ApiFailure with `invalid_request`
 */
export function parseJsonBody(body: Buffer): unknown {
  const text = decode(body);
  refuseOddKeys(text);
  try {
    return JSON.parse(text);
  } catch {
    // The engine's message would repeat a part of the body.
    throw refuse('The body is not JSON.');
  }
}

/** Makes `application/json` in UTF-8 the only kind of body of `app`. */
export function useJsonBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body: Buffer, done) => {
    try {
      done(null, parseJsonBody(body));
    } catch (error) {
      done(error instanceof Error ? error : new Error('unknown', { cause: error }));
    }
  });
}

const refuse = (message: string) => new ApiFailure('invalid_request', message);

function decode(body: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    throw refuse('The body is not UTF-8.');
  }
}

/** One pass over the tokens. Text that is no JSON may pass here; the parser refuses it afterwards. */
function refuseOddKeys(text: string): void {
  // Keys of each open object; undefined for an open array.
  const open: (Set<string> | undefined)[] = [];
  let mayBeKey = false;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]/g)) {
    if (token === '{' || token === '[') {
      if (open.length === MAX_DEPTH) throw refuse(`The body is nested more than ${MAX_DEPTH} levels deep.`);
      open.push(token === '{' ? new Set() : undefined);
    } else if (token === '}' || token === ']') open.pop();
    else if (mayBeKey && token.startsWith('"')) addKey(open.at(-1), token);
    mayBeKey = token === '{' || (token === ',' && open.at(-1) !== undefined);
  }
}

function addKey(keys: Set<string> | undefined, token: string): void {
  const key = unescape(token);
  if (key === '__proto__') throw refuse('The body has the key `__proto__`.');
  if (keys?.has(key) === true) throw refuse('The body has the same key twice in one object.');
  keys?.add(key);
}

function unescape(token: string): string {
  if (!token.includes('\\')) return token.slice(1, -1);
  try {
    return String(JSON.parse(token));
  } catch {
    throw refuse('The body is not JSON.');
  }
}
