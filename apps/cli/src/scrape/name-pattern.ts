import { compileMatcher } from '@lockstep/promql';

/** The regex of a relabelling step, for names of labels and metrics. */
export interface NamePattern {
  readonly test: (name: string) => boolean;
  /** What `replacement` makes of a name that matches; undefined when it does not match, or cannot be told. */
  readonly rename: (name: string, replacement: string) => string | undefined;
  /** Whether some name with this start may match. */
  readonly canMatch: (start: string) => boolean;
}

/** A literal, a group of anything, a literal: the only patterns whose group is known without running them. */
const SIMPLE = /^(?<before>[\w:]*)\((?<any>\.[*+])\)(?<after>[\w:]*)$/;

/** Compiles a regex as Prometheus reads it: RE2, anchored. One that is wrong matches nothing. */
export function namePattern(regex: string): NamePattern {
  const compiled = compileMatcher('=~', regex);
  const test = (name: string): boolean => !('problem' in compiled) && compiled.test(name);
  const { before = '', after = '' } = SIMPLE.exec(regex)?.groups ?? {};
  return {
    test,
    rename(name, replacement) {
      if (!test(name)) return undefined;
      if (!/\$/.test(replacement)) return replacement;
      if (!SIMPLE.test(regex)) return undefined;
      return replacement.replaceAll(/\$(?:1\b|\{1\})/g, () => name.slice(before.length, name.length - after.length));
    },
    canMatch: (start) => {
      if (regex.includes('|')) return true;
      const literal = /^[\w:]*/.exec(regex)?.[0] ?? '';
      return literal.startsWith(start) || start.startsWith(literal);
    },
  };
}
