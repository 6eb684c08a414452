/** A file of a folder that `lockstep generate` fills. */
export interface PlannedFile {
  /** Below the folder, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** Permissions; absent: readable by all. */
  readonly mode?: number;
  /** The operator's own: written when it is missing, then never again. */
  readonly isKept?: boolean;
}
