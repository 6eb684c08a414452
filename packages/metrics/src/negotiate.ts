import type { ExpositionFormat } from './exposition/metadata.ts';

/**
 * The format for an `Accept` header: OpenMetrics only where its version 1.0.0 is asked for by name and not less than
 * text; text for everybody else (browsers, wildcards, no header, types that we do not have). Order and spaces do not
 * matter. `text/plain;version=1.0.0` counts for neither: what we answer as text is 0.0.4.
 */
export function negotiate(accept: string | undefined): ExpositionFormat {
  const ranges = (accept ?? '').split(',').map(parseRange);
  const openMetrics = bestQuality(ranges, 'application/openmetrics-text', '1.0.0');
  return openMetrics > 0 && openMetrics >= bestQuality(ranges, 'text/plain', '0.0.4') ? 'openmetrics' : 'text';
}

interface MediaRange {
  readonly type: string;
  readonly version: string | undefined;
  /** From 0 (never) to 1. */
  readonly quality: number;
}

function bestQuality(ranges: readonly MediaRange[], type: string, version: string): number {
  return ranges
    .filter((range) => range.type === type && (range.version ?? version) === version)
    .reduce((best, { quality }) => Math.max(best, quality), 0);
}

function parseRange(text: string): MediaRange {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const values = new Map(parameters.map(parseParameter));
  return { type, version: values.get('version'), quality: parseQuality(values.get('q')) };
}

function parseParameter(text: string): [name: string, value: string] {
  const [name = '', value = ''] = text.split('=').map((part) => part.trim());
  return [name, value.replace(/^"(.*)"$/, '$1')];
}

/** A quality that is no number from 0 to 1 is none: the range is not used. */
function parseQuality(text = '1'): number {
  return /^(0(\.\d{0,3})?|1(\.0{0,3})?)$/.test(text) ? Number(text) : 0;
}
