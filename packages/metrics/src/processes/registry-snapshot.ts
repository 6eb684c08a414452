import type { AnyMetric } from '@lockstep/catalog';
import type { Exemplar } from '../exemplars.ts';
import type { Family, SlotHandle } from '../family.ts';
import { RegistryError } from '../registry-error.ts';
import type { LabelSet } from '../row-index.ts';
import type { Slots } from '../slots.ts';

/** The values of a registry at one moment: plain data that survives JSON and structured cloning, on one machine. */
export interface RegistrySnapshot {
  /** Unix time. */
  readonly takenAtMs: number;
  readonly families: readonly FamilySnapshot[];
}

/** The rows of one family. */
export interface FamilySnapshot {
  readonly name: string;
  /** Type, labels and buckets: what must be the same for rows to add up. */
  readonly shape: string;
  /**
   * For each row the values of its labels, in the order of the catalog, all joined by line feeds, which no value holds.
   * One string, because it costs nothing to see that the rows are still the same.
   */
  readonly labels: string;
  /** The doubles of all rows in base64, because JSON knows neither NaN nor infinity; counts of buckets are not cumulative. */
  readonly values: string;
  /** With their places among the doubles. */
  readonly exemplars: readonly (readonly [place: number, exemplar: Exemplar])[];
}

/** Copies all values, at once. */
export function takeSnapshot(
  families: readonly Family<SlotHandle>[],
  slots: Slots,
  takenAtMs: number,
): RegistrySnapshot {
  return { takenAtMs, families: families.map((family) => snapshotOf(family, slots)) };
}

/**
 * The values of all rows of a family, one row after the other.
 *
 * @throws {RegistryError} when the snapshot is of another family than this catalog's
 */
export function readValues(
  { name, metric, kind }: Family<SlotHandle>,
  { shape, values }: FamilySnapshot,
): Float64Array {
  const own = shapeOf(metric);
  if (shape !== own) throw foreign(`A snapshot has \`${name}\` as \`${shape}\`, this process as \`${own}\`.`);
  const bytes = new Uint8Array(Buffer.from(values, 'base64'));
  if (bytes.length % (8 * kind.slots) !== 0) throw foreign(`A snapshot has half a row of \`${name}\`.`);
  // Copied, because a view of doubles must start at a multiple of eight.
  return new Float64Array(bytes.buffer);
}

/**
 * The labels of the rows of a family.
 *
 * @throws {RegistryError} when they are not those of so many rows
 */
export function readLabelSets({ name, metric }: Family<SlotHandle>, labels: string, rows: number): readonly LabelSet[] {
  const names = Object.keys(metric.labels);
  const values = rows * names.length === 0 ? [] : labels.split('\n');
  if (values.length !== rows * names.length) throw foreign(`A snapshot has other labels than values of \`${name}\`.`);
  return Array.from({ length: rows }, (_, row) =>
    Object.fromEntries(names.map((label, i) => [label, values[row * names.length + i] ?? ''])),
  );
}

function snapshotOf(family: Family<SlotHandle>, slots: Slots): FamilySnapshot {
  const { name, metric, kind } = family;
  const labels = Object.keys(metric.labels);
  const rows = family.rows();
  const values = new Float64Array(rows.length * kind.slots);
  rows.forEach(({ handle: { slot } }, i) => values.set(slots.values.subarray(slot, slot + kind.slots), i * kind.slots));
  return {
    name,
    shape: shapeOf(metric),
    labels: rows.flatMap(({ set }) => labels.map((label) => set[label] ?? '')).join('\n'),
    values: Buffer.from(values.buffer).toString('base64'),
    exemplars: exemplarsOf(family),
  };
}

function exemplarsOf(family: Family<SlotHandle>): FamilySnapshot['exemplars'] {
  const { exemplars, kind } = family;
  if (exemplars.size === 0) return [];
  return family
    .rows()
    .flatMap(({ handle: { slot } }, row) =>
      Array.from({ length: kind.slots }, (_, offset) => exemplars.at(slot + offset)).flatMap((exemplar, offset) =>
        exemplar === undefined ? [] : [[row * kind.slots + offset, exemplar] as const],
      ),
    );
}

function shapeOf({ type, labels, buckets }: AnyMetric): string {
  return [type, ...Object.keys(labels), ...buckets].join(' ');
}

function foreign(message: string): RegistryError {
  return new RegistryError('FOREIGN_SNAPSHOT', message);
}
