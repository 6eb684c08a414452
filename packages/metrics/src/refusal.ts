/**
 * Why a label set was not made a series, or a value not recorded: the family or the registry is full, a value is not in
 * its closed set, a label or a recorded value cannot be shown.
 */
export type RefusalReason = 'over_budget' | 'unknown_value' | 'invalid_value';

/** Told of each refusal, in the middle of recording: it must be quick and must not throw. */
export type OnRefused = (family: string, reason: RefusalReason) => void;

/** Reports a refusal of one family. */
export type Refuse = (reason: RefusalReason) => void;

/**
 * Told of each label of a label set whose value folded into another (`limits`), each time such a set is asked for. Like
 * `OnRefused` it is called in the middle of recording.
 */
export type OnFolded = (family: string, label: string) => void;

/**
 * Calls `report`, but not for what happens while it runs: it usually counts in the same registry, where its own counter
 * may be refused or folded.
 */
export function guarded<What>(
  report: ((family: string, what: What) => void) | undefined,
): (family: string, what: What) => void {
  let reporting = false;
  return (family, what) => {
    if (reporting || report === undefined) return;
    reporting = true;
    try {
      report(family, what);
    } finally {
      reporting = false;
    }
  };
}
