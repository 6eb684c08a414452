import type { DefectClass } from './check.ts';
import type { Problem, Severity } from './problem.ts';

/** Whose files are checked. Of our own everything counts; of others only what is broken. */
export type Ownership = 'own' | 'foreign';

/** What may be said of a check instead of its severity. */
export type SeveritySetting = Severity | 'off';

/** How bad a defect is, by its class and by whose file it is. */
export const SEVERITIES: Readonly<Record<Ownership, Readonly<Record<DefectClass, SeveritySetting>>>> = {
  own: { impossible: 'error', misleading: 'error', style: 'warning' },
  foreign: { impossible: 'error', misleading: 'warning', style: 'off' },
};

/** Problems that are accepted, with the reason. What is absent matches everything. */
export interface Exclusion {
  /** Id of the check. */
  readonly check: string;
  /** The file as it was given, or the end of its path. */
  readonly file?: string;
  /** Title of the panel, or name of the rule. */
  readonly panel?: string;
  /** Name of a series that the problem is about. */
  readonly metric?: string;
  /** A part of the message: a name in backticks, say. */
  readonly message?: string;
  readonly reason: string;
}

/** An exclusion, and how many problems it keeps from being reported. */
export interface ExclusionUse {
  readonly exclusion: Exclusion;
  readonly problems: number;
}

/** Problems without the excluded ones, and what each exclusion was good for. */
export function exclude(
  problems: readonly Problem[],
  exclusions: readonly Exclusion[],
): { readonly left: readonly Problem[]; readonly uses: readonly ExclusionUse[] } {
  const counts = new Map(exclusions.map((exclusion) => [exclusion, 0]));
  const left = problems.filter((problem) => {
    const matching = exclusions.filter((exclusion) => matches(exclusion, problem));
    for (const exclusion of matching) counts.set(exclusion, (counts.get(exclusion) ?? 0) + 1);
    return matching.length === 0;
  });
  return { left, uses: [...counts].map(([exclusion, count]) => ({ exclusion, problems: count })) };
}

function matches({ check, file, panel, metric, message }: Exclusion, problem: Problem): boolean {
  return (
    problem.check === check &&
    (file === undefined || problem.file === file || problem.file?.endsWith(`/${file}`) === true) &&
    (panel === undefined || problem.panel === panel) &&
    (metric === undefined || problem.metrics?.includes(metric) === true) &&
    (message === undefined || problem.message.includes(message))
  );
}
