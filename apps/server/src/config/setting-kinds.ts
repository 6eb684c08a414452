import { type Cidr, type ListenAddress, parseCidr, parseListenAddress, tokenDefect } from '@lockstep/scrape-endpoint';

/**
 * How the text of a setting becomes its value. `parse` throws `SettingDefect`; it gets one text, or the entries of a
 * list. The value itself may be secret, so a defect repeats it only where `quote` is used on kinds that never are.
 */
export interface Kind<T> {
  /** What a reader of the documentation is told to write. */
  readonly writes: string;
  /** JSON Schema of the value in the YAML file. */
  readonly schema: Readonly<Record<string, unknown>>;
  /** Whether the value is a list: commas in the environment, a list (or one text) in YAML. */
  readonly list: boolean;
  readonly parse: (entries: readonly string[]) => T;
}

/** Why a text is not a value of its kind. The message completes "`metrics_token` ..." and never holds a secret. */
export class SettingDefect extends Error {}

const single = <T>(writes: string, schema: Kind<T>['schema'], parse: (text: string) => T): Kind<T> => ({
  writes,
  schema,
  list: false,
  parse: ([text = '']) => parse(text),
});

/** Longest list of any kind. */
const MAX_ENTRIES = 1000;

const list = <T>(writes: string, parse: (text: string) => T): Kind<readonly T[]> => ({
  writes,
  schema: { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' }, maxItems: MAX_ENTRIES }] },
  list: true,
  parse(entries) {
    if (entries.length > MAX_ENTRIES) throw new SettingDefect(`has more than ${MAX_ENTRIES} entries`);
    return entries.map(parse);
  },
});

/** `127.0.0.1:8080`, `[::1]:8080`, `localhost:0`, or `:8080` for every address. Port 0 takes a free one. */
export const listenAddress = single<ListenAddress>('HOST:PORT', { type: 'string' }, (text) => {
  const address = parseListenAddress(text);
  if (address !== undefined) return address;
  throw new SettingDefect(`must be HOST:PORT such as 127.0.0.1:8080, [::1]:8080 or :8080; found \`${text}\``);
});

/** A path; in the YAML file it is relative to that file. */
export const path = single('PATH', { type: 'string' }, (text) => {
  if (text.includes('\0')) throw new SettingDefect('holds a NUL byte');
  return text;
});

/** `true` or `false`, nothing else. */
export const boolean = single('true|false', { type: 'boolean' }, (text) => {
  if (text !== 'true' && text !== 'false') throw new SettingDefect(`must be true or false; found \`${text}\``);
  return text === 'true';
});

/** A whole number from `min` to `max`. */
export const integer = (min: number, max: number): Kind<number> =>
  single('NUMBER', { type: 'integer', minimum: min, maximum: max }, (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < min || value > max) {
      throw new SettingDefect(`must be a whole number from ${min} to ${max}; found \`${text}\``);
    }
    return value;
  });

/** One of the words. */
export const word = <const W extends string>(...words: readonly W[]): Kind<W> =>
  single(words.join('|'), { enum: words }, (text) => {
    const found = words.find((one) => one === text);
    if (found === undefined) throw new SettingDefect(`must be one of ${words.join(', ')}; found \`${text}\``);
    return found;
  });

/** One bearer token. */
export const token = single('TOKEN', { type: 'string' }, checkedToken);

/** Several bearer tokens, all of them good at the same time: the way to change one without a gap. */
export const tokens = list('TOKEN[,TOKEN]', checkedToken);

function checkedToken(text: string): string {
  const defect = tokenDefect(text);
  if (defect !== undefined) throw new SettingDefect(defect);
  return text;
}

/** Blocks of addresses. */
export const cidrs: Kind<readonly Cidr[]> = list('CIDR[,CIDR]', (text) => {
  const result = parseCidr(text);
  if (!result.ok) throw new SettingDefect(`entry ${JSON.stringify(text)} ${result.reason}`);
  return result.cidr;
});

/** An absolute http or https URL that names a path. May hold credentials, so it is never repeated. */
export const endpoint = single<URL>('URL', { type: 'string' }, (text) => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) {
    throw new SettingDefect('must be an absolute URL that starts with http:// or https://');
  }
  if (url.pathname === '/') {
    throw new SettingDefect('names no path; add /api/v2/alerts for an Alertmanager, or the path of your webhook');
  }
  return url;
});
