import type { Problem } from '@lockstep/checks';
import type { Report } from './report.ts';

/** One array of problems. Keys and their order are part of the interface; those that are not known are left out. */
export function formatJson({ problems }: Report): string {
  return `${JSON.stringify(problems.map(entryOf), undefined, 2)}\n`;
}

function entryOf({ check, severity, file = '', panel, expr, start, end, message, fix }: Problem): object {
  return { check, severity, file, panel, expr, start, end, message, fix };
}
