import { measure as measureTypeCheck } from '../../packages/query/bench/type-check.bench.ts';
import { type Figure as BenchFigure, figureRow } from '../bench-figure.ts';
import type { ConformanceRow, Figure, Outcome } from './row.ts';

/** What a large project of the query builder costs the compiler; measured as the benchmark does. */
export const builderTypes: ConformanceRow = { title: 'Types of the query builder', measure };

async function measure(): Promise<Outcome> {
  return { figures: (await measureTypeCheck({ quick: false })).map(figureOf) };
}

function figureOf(figure: BenchFigure): Figure {
  const [what, { measured = '', must = '', verdict }] = figureRow(figure);
  return { what, measured, goal: must, holds: verdict !== 'MISSED' };
}
