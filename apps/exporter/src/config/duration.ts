const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/** Pattern of a duration: `90s`, `15m`, `24h`, `7d`. */
export const DURATION_PATTERN = '^[1-9]\\d{0,6}[smhd]$';

/** Reads what fits `DURATION_PATTERN`, in seconds. */
export function durationSeconds(text: string): number {
  return Number(text.slice(0, -1)) * (UNITS[text.slice(-1)] ?? Number.NaN);
}

/** Seconds as a duration in its largest whole unit: `86400` is `1d`, `5400` is `90m`. */
export function durationText(seconds: number): string {
  const unit = ['d', 'h', 'm'].find((name) => seconds % (UNITS[name] ?? 1) === 0) ?? 's';
  return `${seconds / (UNITS[unit] ?? 1)}${unit}`;
}
