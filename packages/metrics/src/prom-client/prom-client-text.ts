import { exemplarText } from '../exposition/exemplar-text.ts';
import { ENCODINGS, type ExpositionFormat } from '../exposition/metadata.ts';
import { canonicalFloat, valueText } from '../float-text.ts';
import { labelText, utf8Units } from '../label-text.ts';
import type { PromClientExemplar, PromClientFamily, PromClientValue } from './prom-client-register.ts';

/**
 * The lines of families of prom-client in either format, as the bytes of their UTF-8, one per character. Samples have the
 * same names in both: a counter whose name does not end in `_total`, which OpenMetrics forbids, is of unknown type there.
 */
export function promClientText(families: readonly PromClientFamily[], format: ExpositionFormat): string {
  return families
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((family) => familyText(family, format))
    .join('');
}

function familyText({ name, help, type, values }: PromClientFamily, format: ExpositionFormat): string {
  const isOpenMetrics = format === 'openmetrics';
  const shown = isOpenMetrics && type === 'counter' && !name.endsWith('_total') ? 'unknown' : type;
  const mayHaveExemplars = isOpenMetrics && shown !== 'unknown';
  const lines = values.map((sample) => {
    const exemplar = mayHaveExemplars ? sample.exemplar : undefined;
    return `${sampleText(name, sample)}${shownExemplar(exemplar)}\n`;
  });
  return utf8Units(ENCODINGS[format].metadata(name, { type: shown, help })) + lines.join('');
}

function sampleText(name: string, { metricName = name, labels, value }: PromClientValue): string {
  const { le, quantile, ...others } = labels;
  // Which part of the family it is comes last, as a float.
  const parts = Object.entries({ le, quantile }).flatMap(([part, bound]) =>
    bound === undefined ? [] : [[part, typeof bound === 'number' ? canonicalFloat(bound) : bound] as const],
  );
  const text = labelText([...textPairs(others), ...parts]);
  return `${metricName}${text === '' ? '' : `{${text}}`} ${valueText(value)}`;
}

function shownExemplar(exemplar: PromClientExemplar | null | undefined): string {
  if (exemplar === undefined || exemplar === null) return '';
  const { labelSet, value, timestamp } = exemplar;
  return exemplarText({ labels: Object.fromEntries(textPairs(labelSet)), value, timestampSeconds: timestamp });
}

/** prom-client takes numbers, too. */
function textPairs(labels: Readonly<Record<string, string | number>>): readonly (readonly [string, string])[] {
  return Object.entries(labels).map(([name, value]) => [name, String(value)] as const);
}
