import { Expression } from './expression.ts';
import type { Vector } from './vector.ts';
import { BINDING, numberText } from './written-text.ts';

/** A single series without labels that always has this value: `x.or(constant(-1))`. */
export function constant(value: number): Vector<never> {
  const made = new Expression({ text: `vector(${numberText(value)})`, binding: BINDING.atom, known: new Map() });
  // The label flow finds no labels.
  return made as unknown as Vector<never>;
}
