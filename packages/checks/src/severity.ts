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
  /** A part of the message: a name in backticks, say. */
  readonly message?: string;
  readonly reason: string;
}

/** Problems without the excluded ones; those exclusions that excluded nothing, or give no reason, are problems. */
export function exclude(problems: readonly Problem[], exclusions: readonly Exclusion[]): Problem[] {
  const used = new Set<Exclusion>();
  const left = problems.filter((problem) => {
    const matching = exclusions.filter((exclusion) => matches(exclusion, problem));
    for (const exclusion of matching) used.add(exclusion);
    return matching.length === 0;
  });
  return [...left, ...exclusions.flatMap((exclusion) => complaint(exclusion, used.has(exclusion)))];
}

function matches({ check, file, panel, message }: Exclusion, problem: Problem): boolean {
  return (
    problem.check === check &&
    (file === undefined || problem.file === file || problem.file?.endsWith(`/${file}`) === true) &&
    (panel === undefined || problem.panel === panel) &&
    (message === undefined || problem.message.includes(message))
  );
}

function complaint(exclusion: Exclusion, isUsed: boolean): Problem[] {
  const place = [exclusion.file, exclusion.panel, exclusion.message].filter((part) => part !== undefined).join(', ');
  const which = `of \`${exclusion.check}\`${place === '' ? '' : ` (${place})`}`;
  if (exclusion.reason.trim() === '') {
    return [
      {
        check: 'unused-exclusion',
        severity: 'error',
        message: `The exclusion ${which} gives no reason.`,
        fix: 'Say why the problem is accepted.',
      },
    ];
  }
  if (isUsed) return [];
  return [
    {
      check: 'unused-exclusion',
      severity: 'error',
      message: `The exclusion ${which} excludes nothing.`,
      fix: 'Remove it: what it accepted is gone.',
    },
  ];
}
