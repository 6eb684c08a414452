/** Formats of an exposition: Prometheus text 0.0.4 and OpenMetrics 1.0. */
export type ExpositionFormat = 'text' | 'openmetrics';

/** What the comment lines of a family say. */
export interface FamilyAbout {
  readonly type: string;
  readonly help: string;
  readonly unit?: string;
}

/** What differs between the formats: their sample lines are the same. */
export interface Encoding {
  readonly contentType: string;
  /** The comment lines before the samples of a family, each with its line feed. */
  readonly metadata: (name: string, about: FamilyAbout) => string;
  /** What ends the page. */
  readonly end: string;
}

/** Both formats by name. */
export const ENCODINGS: Readonly<Record<ExpositionFormat, Encoding>> = {
  text: {
    contentType: 'text/plain; version=0.0.4; charset=utf-8',
    metadata: (name, { type, help }) => `# HELP ${name} ${escapeHelp(help)}\n# TYPE ${name} ${type}\n`,
    end: '',
  },
  openmetrics: {
    contentType: 'application/openmetrics-text; version=1.0.0; charset=utf-8',
    metadata: openMetricsMetadata,
    end: '# EOF\n',
  },
};

/** The family is named without `_total`; the unit is said where the name ends in it, as the format demands. */
function openMetricsMetadata(name: string, { type, help, unit = 'none' }: FamilyAbout): string {
  const family = type === 'counter' ? name.replace(/_total$/, '') : name;
  const unitLine = family.endsWith(`_${unit}`) ? `# UNIT ${family} ${unit}\n` : '';
  return `# TYPE ${family} ${type}\n${unitLine}# HELP ${family} ${escapeHelp(help).replaceAll('"', '\\"')}\n`;
}

/** In the text format a quote in a help text stays as it is. */
function escapeHelp(help: string): string {
  return help.replace(/[\\\n]/g, (special) => (special === '\n' ? '\\n' : '\\\\'));
}
