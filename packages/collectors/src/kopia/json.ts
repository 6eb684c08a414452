import { type Known, known, unknown } from '../known.ts';
import { isObject } from '../field.ts';

/** The text of bytes; invalid UTF-8 becomes U+FFFD, as Kopia passes on what a file system holds. */
export function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes);
}

/** A JSON document that is an object. `asked` names the command in the reason. */
export function readObject(bytes: Uint8Array, asked: string): Known<Readonly<Record<string, unknown>>> {
  const document = parseJson(decode(bytes));
  return isObject(document) ? known(document) : unknown(`\`${asked}\` printed no JSON object`);
}

/** The document, or undefined for broken or cut text. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
