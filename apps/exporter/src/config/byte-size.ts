const UNITS: Readonly<Record<string, number>> = { B: 1, KiB: 1024, MiB: 1024 ** 2, GiB: 1024 ** 3 };

/** Pattern of a number of bytes: `512 KiB`, `5 MiB`, `2GiB`. */
export const BYTE_SIZE_PATTERN = '^\\d{1,6} ?(B|KiB|MiB|GiB)$';

/** Reads what fits `BYTE_SIZE_PATTERN`. */
export function byteSize(text: string): number {
  const [, count = '', unit = ''] = /^(\d+) ?(\D+)$/.exec(text) ?? [];
  return Number(count) * (UNITS[unit] ?? Number.NaN);
}

/** Bytes for people: `4.9 MiB`. */
export function byteSizeText(bytes: number): string {
  const unit = ['GiB', 'MiB', 'KiB'].find((name) => bytes >= (UNITS[name] ?? 1)) ?? 'B';
  const count = bytes / (UNITS[unit] ?? 1);
  return `${Number.isInteger(count) ? count : count.toFixed(1)} ${unit}`;
}
