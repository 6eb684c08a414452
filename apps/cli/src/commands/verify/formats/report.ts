import type { ComparedPage, Finding } from '../compare-page.ts';
import type { DefectDocs } from '../defect.ts';
import { DEFECTS } from '../defects/index.ts';

/** A page and what came of comparing it, ready to be printed. */
export interface VerifyReport extends ComparedPage {
  /** As it may be shown. */
  readonly target: string;
  /** Whether the target is a file, whose lines can be pointed at. */
  readonly isFile: boolean;
  /** Names of the catalogs. */
  readonly catalogs: readonly string[];
  /** Whether the reader shows colours. */
  readonly colour: boolean;
}

/** The page of all defects, from the root of the repository. */
export const DEFECT_PAGE = 'docs/generated/verify.md';

/** What is written of a defect. */
export function docsOf({ defect }: Finding): DefectDocs | undefined {
  return DEFECTS.find(({ id }) => id === defect)?.docs;
}

/** How much of a whole, in percent with one digit; rounded down, so that 100 means all. */
export function percentText(percent: number): string {
  return `${Math.floor(percent * 10) / 10} %`;
}
