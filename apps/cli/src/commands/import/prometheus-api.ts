import { isRecord } from '../../files/is-record.ts';
import { type Credentials, fetchText } from '../../pages/fetch-text.ts';

/** Above this many bytes an answer is not read: the server has more series than a catalog needs to see. */
const MAX_ANSWER_BYTES = 32 * 1024 * 1024;

/** Metadata of one name, as a target said. */
export interface ApiMetadata {
  readonly type: string;
  readonly help: string;
  readonly unit: string;
}

/** Labels of a series, `__name__` included. */
export type ApiSeries = Readonly<Record<string, string>>;

/** The part of the HTTP API of Prometheus (and what speaks it) that an import needs. */
export interface PrometheusApi {
  metadata(): Promise<ReadonlyMap<string, readonly ApiMetadata[]>>;
  names(): Promise<readonly string[]>;
  /** Undefined when there are more than `limit`, or more than are worth reading. */
  series(names: readonly string[], limit: number): Promise<readonly ApiSeries[] | undefined>;
  labels(names: readonly string[]): Promise<readonly string[]>;
  values(names: readonly string[], label: string): Promise<readonly string[]>;
}

/** A server that does not answer as the API says. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
}

/**
 * Opens the API below a URL. Only series of the time from `start` on (Unix time in seconds) are looked at. All methods
 * throw `ApiError`.
 */
export function prometheusApi(base: URL, start: number, credentials: Credentials): PrometheusApi {
  const ask = async (path: string, parameters: readonly (readonly [string, string])[]): Promise<unknown> => {
    const url = new URL(`api/v1/${path}`, base.href.endsWith('/') ? base : new URL(`${base.href}/`));
    for (const [name, value] of parameters) url.searchParams.append(name, value);
    const answer = await fetchText(url, { maxBytes: MAX_ANSWER_BYTES, credentials });
    if ('text' in answer) return dataOf(answer.text, path);
    if (answer.tooLarge) return undefined;
    throw new ApiError(`${path}: ${answer.problem} ${answer.fix}`);
  };
  const of = (names: readonly string[]) =>
    [
      ['match[]', matcherOf(names)],
      ['start', String(start)],
    ] as const;
  return {
    metadata: async () => metadataOf(await ask('metadata', [])),
    names: async () => textsOf(await ask('label/__name__/values', [['start', String(start)]])),
    series: async (names, limit) => {
      const data = await ask('series', [...of(names), ['limit', String(limit)]]);
      return Array.isArray(data) && data.length < limit ? data.filter(isSeries) : undefined;
    },
    labels: async (names) => textsOf(await ask('labels', of(names))),
    values: async (names, label) => textsOf(await ask(`label/${encodeURIComponent(label)}/values`, of(names))),
  };
}

function matcherOf(names: readonly string[]): string {
  const alternatives = names.map((name) => name.replaceAll(/[^\w:]/g, String.raw`\$&`)).join('|');
  return `{__name__=~${JSON.stringify(alternatives)}}`;
}

function dataOf(text: string, path: string): unknown {
  try {
    const answer: unknown = JSON.parse(text);
    if (isRecord(answer) && answer['status'] === 'success') return answer['data'];
  } catch {
    // Said below: what is no JSON is no answer of the API, either.
  }
  throw new ApiError(`${path}: The answer is not that of the Prometheus API. Name the URL that its web pages have.`);
}

function metadataOf(data: unknown): ReadonlyMap<string, readonly ApiMetadata[]> {
  if (!isRecord(data)) return new Map();
  return new Map(
    Object.entries(data).map(([name, list]) => [
      name,
      (Array.isArray(list) ? list : []).filter(isRecord).map(({ type, help, unit }) => ({
        type: textOf(type),
        help: textOf(help),
        unit: textOf(unit),
      })),
    ]),
  );
}

function textsOf(data: unknown): readonly string[] {
  return Array.isArray(data) ? data.filter((item) => typeof item === 'string') : [];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function isSeries(value: unknown): value is ApiSeries {
  return isRecord(value) && Object.values(value).every((label) => typeof label === 'string');
}
