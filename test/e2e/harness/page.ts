/** A page as a scraper reads it. */
export interface Page {
  readonly problems: readonly unknown[];
  /** The samples of each family, by the family's name. */
  readonly families: ReadonlyMap<string, readonly PageSample[]>;
  /** The samples of one name, such as `rm_job_duration_seconds_count`. */
  samples(name: string): readonly PageSample[];
}

/** One line of a page. */
export interface PageSample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** Temporary until the parser is there. */
export function readPage(text: string): Page {
  const families = new Map<string, PageSample[]>();
  let current = '';
  for (const line of text.split('\n')) {
    const type = /^# TYPE (\S+)/.exec(line);
    if (type) {
      current = type[1] ?? '';
      families.set(current, []);
    } else if (line !== '' && !line.startsWith('#')) {
      const match = /^([a-z_]+)(?:\{(.*)\})? (\S+)$/.exec(line);
      const labels = Object.fromEntries(
        [...(match?.[2] ?? '').matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map((m) => [m[1], m[2]]),
      );
      families
        .get(current)
        ?.push({ name: match?.[1] ?? '', labels, value: Number(match?.[3]?.replace('+Inf', 'Infinity')) });
    }
  }
  return { problems: [], families, samples: (name) => [...families.values()].flat().filter((s) => s.name === name) };
}
