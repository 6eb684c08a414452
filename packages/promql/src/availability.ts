import type { PromqlFeature, TargetProfile, Version } from './profile.ts';

/** Since when, until when and behind which flag a server knows a part of the language. */
export interface Availability {
  /** Absent: 2.42 has it. */
  readonly since?: Version;
  /** The first version that no longer has it. */
  readonly removed?: Version;
  /** What to use instead of something that is removed. */
  readonly successor?: string;
  /** The flag that it needs. */
  readonly feature?: PromqlFeature;
  /** The first version that no longer needs the flag. */
  readonly stable?: Version;
}

/** Why a server refuses a part of the language, in sentences; undefined when it takes it. `what` is what it is called. */
export function unavailable(
  what: string,
  part: Availability,
  { version, features }: TargetProfile,
): string | undefined {
  const { since, removed, successor, feature, stable } = part;
  if (since !== undefined && isBefore(version, since))
    return `${what} needs Prometheus ${since.join('.')}; the target is ${version.join('.')}.`;
  if (removed !== undefined && !isBefore(version, removed))
    return `${what} was removed in Prometheus ${removed.join('.')}.${successor === undefined ? '' : ` Use \`${successor}\`.`}`;
  if (feature === undefined || features.has(feature)) return undefined;
  if (stable !== undefined && !isBefore(version, stable)) return undefined;
  return `${what} is experimental: the server takes it only with \`--enable-feature=${feature}\`.`;
}

/** Whether one version is older than another. */
function isBefore(one: Version, other: Version): boolean {
  return one[0] < other[0] || (one[0] === other[0] && one[1] < other[1]);
}
