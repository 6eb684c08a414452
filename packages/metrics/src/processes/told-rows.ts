import type { Exemplar } from '../exemplars.ts';
import { type Family, type SlotHandle, startsAtZero } from '../family.ts';
import type { LabelSet } from '../row-index.ts';
import { type FamilySnapshot, readLabelSets, readValues } from './registry-snapshot.ts';

/** Which rows there are, by place. The same object for as long as they are the same. */
export interface Layout {
  readonly sets: readonly LabelSet[];
  /** What identifies each row. */
  readonly keys: readonly string[];
}

/** Rows of one family in columns: nothing is made for each of them when only values change. */
export interface Rows {
  readonly layout: Layout;
  /** Of all rows, one after the other. */
  readonly values: Float64Array;
  /** By row: Unix time of the snapshot that first had its values and labels; never: a zero that nobody has set. */
  readonly changedAtMs: Float64Array;
  /** By place among `values`. */
  readonly exemplars: ReadonlyMap<number, Exemplar>;
}

/** What a process has told of one family. */
export interface ToldRows extends Rows {
  /** The labels as they came. */
  readonly labels: string;
}

/**
 * Reads what a process tells now, after what it told last.
 *
 * @throws {RegistryError} when the snapshot is of another family than this catalog's
 */
export function readRows(
  family: Family<SlotHandle>,
  snapshot: FamilySnapshot,
  last: ToldRows | undefined,
  takenAtMs: number,
): ToldRows {
  const { labels } = snapshot;
  const values = readValues(family, snapshot);
  const isSame = last?.labels === labels && last.values.length === values.length;
  const layout = isSame
    ? last.layout
    : layoutOf(family, readLabelSets(family, labels, values.length / family.kind.slots));
  const changedAtMs = changeTimes(family, { layout, values }, last, takenAtMs);
  return { labels, layout, values, changedAtMs, exemplars: new Map(snapshot.exemplars) };
}

/** The layout of some rows of a family. */
export function layoutOf({ identity }: Family<SlotHandle>, sets: readonly LabelSet[]): Layout {
  // No label value holds a line feed: control characters are refused.
  return { sets, keys: sets.map((set) => identity.map((label) => set[label]).join('\n')) };
}

/** What has not changed since the last snapshot is as old as it was. A zero from the start was not set by anybody. */
function changeTimes(
  { metric, kind: { slots } }: Family<SlotHandle>,
  { layout, values }: Pick<Rows, 'layout' | 'values'>,
  last: Rows | undefined,
  takenAtMs: number,
): Float64Array {
  const times = new Float64Array(layout.sets.length).fill(takenAtMs);
  const placeBefore = placesBefore(layout, last?.layout);
  const canBeUnset = startsAtZero(metric);
  for (let row = 0; row < times.length; row++) {
    const before = placeBefore(row);
    if (last === undefined || before === undefined) {
      if (canBeUnset && areZero(values, row * slots, slots)) times[row] = -Infinity;
    } else if (areEqual(values, row * slots, last.values, before * slots, slots) && hasSameLabels(row, before)) {
      times[row] = last.changedAtMs[before] ?? takenAtMs;
    }
  }
  return times;

  function hasSameLabels(row: number, before: number): boolean {
    if (layout === last?.layout) return true;
    const [set = {}, old = {}] = [layout.sets[row], last?.layout.sets[before]];
    return Object.entries(set).every(([label, value]) => old[label] === value);
  }
}

/** Finds the place that a row had in the layout before. */
function placesBefore(layout: Layout, before: Layout | undefined): (row: number) => number | undefined {
  if (layout === before) return (row) => row;
  const places = new Map(before?.keys.map((key, place) => [key, place]));
  return (row) => places.get(layout.keys[row] ?? '');
}

function areZero(values: Float64Array, from: number, length: number): boolean {
  for (let i = from; i < from + length; i++) if (values[i] !== 0) return false;
  return true;
}

function areEqual(a: Float64Array, fromA: number, b: Float64Array, fromB: number, length: number): boolean {
  for (let i = 0; i < length; i++) if (!Object.is(a[fromA + i], b[fromB + i])) return false;
  return true;
}
