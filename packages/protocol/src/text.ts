import { Type } from 'typebox';

/**
 * Letters, digits and marks that are safe in a label, a log line and HTML alike: no control characters, no quotes, no
 * angle brackets, no bidirectional controls. Lone surrogates match no class and are refused with them.
 */
const NAME_PATTERN = '^[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}._ @:+()/#-]*$';

/** Anything printable. Control characters, line separators and bidirectional controls are refused. */
const LINE_PATTERN = '^[^\\p{Cc}\\p{Cs}\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]+$';

/** Name of a host. At most 64 characters and 128 bytes (`maxBytes` is a keyword of the server's validator). */
export const HostName = Type.String({ minLength: 1, maxLength: 64, maxBytes: 128, pattern: NAME_PATTERN });

/** One line of text for people or paths, `max` characters at most and four bytes for each. */
export const line = (max: number) =>
  Type.String({ minLength: 1, maxLength: max, maxBytes: max * 4, pattern: LINE_PATTERN });

/** A ULID: 26 characters of Crockford's base 32. */
export const Ulid = Type.String({ pattern: '^[0-7][0-9A-HJKMNP-TV-Z]{25}$' });

/** An instant, RFC 3339 with an offset, fractions of a second allowed. */
export const Instant = Type.String({ format: 'date-time', maxLength: 40 });

/** A whole number that JSON carries without loss. */
export const Count = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });

/** Hexadecimal id of a restic repository or key. */
export const RepositoryId = Type.String({ pattern: '^[0-9a-f]{64}$' });

/** Text of a tool that an identity is computed from, so that nothing but what no label can hold is refused. May be empty. */
export const verbatim = (max: number) =>
  Type.String({ maxLength: max, maxBytes: max * 4, pattern: '^[^\\u0000\\p{Cs}]*$' });

/** An instant that every clock can compute with: RFC 3339, seconds up to 59. */
export const PlainInstant = Type.String({
  format: 'date-time',
  maxLength: 40,
  pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:[0-5]\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)$',
});

/** A whole or broken number of seconds. */
export const Seconds = Type.Number({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
