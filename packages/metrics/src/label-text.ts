import type { LabelDomain } from '@lockstep/catalog';
import type { RefusalReason } from './refusal.ts';

/** The longest label value that becomes a series, in bytes of UTF-8. */
export const MAX_LABEL_VALUE_BYTES = 256;

const CONTROL = /\p{Cc}/u;

/** The domain of all values that can be written. */
export const OPEN: LabelDomain = { kind: 'entity', entity: 'any', max: Infinity };

/** Why a label must not take a value; `undefined` when it may. Values come from outside, so their type is checked too. */
export function labelRefusal(value: unknown, domain: LabelDomain): RefusalReason | undefined {
  if (typeof value !== 'string' || !value.isWellFormed() || CONTROL.test(value) || isTooLong(value)) {
    return 'invalid_value';
  }
  return domain.kind === 'closed' && !domain.values.includes(value) ? 'unknown_value' : undefined;
}

/**
 * `name="value",...` in the order given, as the bytes of its UTF-8, one per character: compared as strings, such texts
 * are in byte order, and writing them needs no encoding. An empty value is the same as no label, so it is left out.
 */
export function labelText(pairs: readonly (readonly [name: string, value: string])[]): string {
  const text = pairs
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}="${escapeLabelValue(value)}"`)
    .join(',');
  return utf8Units(text);
}

/** The UTF-8 of a text, one byte per character. */
export function utf8Units(text: string): string {
  return /^[\0-\x7f]*$/.test(text) ? text : Buffer.from(text).toString('latin1');
}

/** Escaping of both formats: backslash, quote and line feed, nothing else. */
function escapeLabelValue(value: string): string {
  return value.replace(/[\\"\n]/g, (special) => (special === '\n' ? '\\n' : `\\${special}`));
}

function isTooLong(value: string): boolean {
  // A UTF-16 unit is at most three bytes of UTF-8.
  return value.length * 3 > MAX_LABEL_VALUE_BYTES && Buffer.byteLength(value) > MAX_LABEL_VALUE_BYTES;
}
