import type { Family, Row, SlotHandle } from '../family.ts';
import { valueText } from '../float-text.ts';
import { utf8Units } from '../label-text.ts';
import type { Slots } from '../slots.ts';
import { ENCODINGS, type ExpositionFormat } from './metadata.ts';
import { linePrefixes } from './line-prefixes.ts';

/** A page in one plain pass over strings. */
export function simplePage(families: readonly Family<SlotHandle>[], slots: Slots, format: ExpositionFormat): Buffer {
  const { metadata, end } = ENCODINGS[format];
  const parts = families.flatMap((family) => [
    utf8Units(metadata(family.name, family.metric)),
    ...family.rows().map((row) => rowLines(family, row, slots)),
  ]);
  return Buffer.from(parts.join('') + end, 'latin1');
}

function rowLines({ name, metric }: Family<SlotHandle>, { handle, text }: Row<SlotHandle>, { values }: Slots): string {
  const own = values.subarray(handle.slot, handle.slot + metric.buckets.length + 2);
  const counts = [...own.subarray(0, metric.buckets.length + 1)];
  let total = 0;
  const cumulative = counts.map((count) => (total += count));
  const lines =
    metric.type === 'histogram' ? [...cumulative, own[metric.buckets.length + 1] ?? 0, total] : [own[0] ?? 0];
  return linePrefixes(name, metric, text)
    .map((prefix, i) => `${prefix}${valueText(lines[i] ?? 0)}\n`)
    .join('');
}
