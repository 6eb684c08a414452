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
 * Reports refusals, but none that happens while one is reported: `onRefused` usually counts in the same registry, where
 * its own counter may be refused.
 */
export function guarded(onRefused: OnRefused | undefined): OnRefused {
  let reporting = false;
  return (family, reason) => {
    if (reporting || onRefused === undefined) return;
    reporting = true;
    try {
      onRefused(family, reason);
    } finally {
      reporting = false;
    }
  };
}
