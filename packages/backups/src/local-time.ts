const QUARTER_SECONDS = 900;

/** Offsets by time zone and quarter of an hour, at which they change if they do: asking for one takes microseconds. */
const offsets = new Map<string, Map<number, number>>();

const MOST_OFFSETS = 100_000;

/** The wall clock of a time zone at an instant, in milliseconds as if it were that of UTC. Default UTC. */
export function localTime(atSeconds: number, timeZone = 'UTC'): number {
  return (atSeconds + offsetSeconds(atSeconds, timeZone)) * 1000;
}

function offsetSeconds(atSeconds: number, timeZone: string): number {
  if (timeZone === 'UTC') return 0;
  const quarter = Math.floor(atSeconds / QUARTER_SECONDS);
  const known = offsets.get(timeZone) ?? new Map<number, number>();
  offsets.set(timeZone, known);
  const offset = known.get(quarter) ?? askOffset(quarter * QUARTER_SECONDS, timeZone);
  if (known.size >= MOST_OFFSETS) known.clear();
  known.set(quarter, offset);
  return offset;
}

function askOffset(atSeconds: number, timeZone: string): number {
  const parts = formatOf(timeZone).formatToParts(atSeconds * 1000);
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((one) => one.type === type)?.value);
  const wallMs = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return wallMs / 1000 - atSeconds;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(timeZone, made);
  return made;
}
