import { PROMETHEUS_3, PROMQL_FEATURES, type PromqlFeature, type TargetProfile } from '@lockstep/promql';
import { UsageError } from './usage-error.ts';

/**
 * Reads the server that queries are meant for: `prometheus-3`, or a version as `2.42` or `prometheus-2.42`.
 *
 * @throws {UsageError} for anything else, and for a feature flag that does not change the language.
 */
export function readProfile(version: string, features: readonly string[]): TargetProfile {
  const unknown = features.find((feature) => !isFeature(feature));
  if (unknown !== undefined) {
    throw new UsageError(
      `--feature ${unknown}: No flag of this name changes PromQL. Use ${PROMQL_FEATURES.join(', ')}.`,
    );
  }
  return { version: versionOf(version), features: new Set(features.filter(isFeature)) };
}

function versionOf(text: string): TargetProfile['version'] {
  const [, major, minor] = /^(?:prometheus-)?v?(\d+)(?:\.(\d+)(?:\.\d+)?)?$/.exec(text) ?? [];
  if (Number(major) === PROMETHEUS_3.version[0] && minor === undefined) return PROMETHEUS_3.version;
  if (major === undefined || minor === undefined) {
    throw new UsageError(`--profile ${text}: This is no version. Write prometheus-3, or a version as 2.42.`);
  }
  return [Number(major), Number(minor)];
}

function isFeature(text: string): text is PromqlFeature {
  return PROMQL_FEATURES.some((feature) => feature === text);
}
