import type { Exemplar } from '../exemplars.ts';
import { valueText } from '../float-text.ts';
import { labelText } from '../label-text.ts';

/** What stands after the value of a sample that has an exemplar, as the bytes of its UTF-8, one per character. */
export function exemplarText({ labels, value, timestampSeconds }: Exemplar): string {
  return ` # {${labelText(Object.entries(labels))}} ${valueText(value)} ${timestampSeconds}`;
}
