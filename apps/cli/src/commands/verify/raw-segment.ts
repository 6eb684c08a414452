/** What in a route no template has. */
export interface RawSegment {
  readonly segment: string;
  readonly kind: string;
}

/** The first part of a route that comes from a request instead of from a template, or undefined. */
export function rawSegment(route: string): RawSegment | undefined {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(route)) return { segment: route, kind: 'a whole URL' };
  const query = /[?#].*$/s.exec(route)?.[0];
  if (query !== undefined) return { segment: query, kind: 'a query string' };
  for (const segment of route.split('/')) {
    const kind = SEGMENT_KINDS.find(({ pattern }) => pattern.test(segment))?.kind;
    if (kind !== undefined) return { segment, kind };
  }
  return undefined;
}

/** Templates have words and placeholders (`:id`, `{id}`); ids of any make are neither. The first that fits names it. */
const SEGMENT_KINDS: readonly { readonly kind: string; readonly pattern: RegExp }[] = [
  { kind: 'a number', pattern: /^-?\d+(?:\.\d+)?$/ },
  { kind: 'a UUID', pattern: /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i },
  // Words such as `facade` are hexadecimal, too; twelve digits with a number among them are none.
  { kind: 'a hexadecimal id', pattern: /^(?=[a-f]*\d)[0-9a-f]{12,}$/i },
  { kind: 'a ULID', pattern: /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/ },
  { kind: 'a mail address', pattern: /^[^:{}@\s]+@[^{}@\s]+\.[^{}@\s]+$/ },
  { kind: 'an encoded character', pattern: /%[0-9a-f]{2}/i },
];
