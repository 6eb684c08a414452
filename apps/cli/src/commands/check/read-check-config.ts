import { CHECK_PAGES, CHECKS, type Exclusion, type SeveritySetting } from '@lockstep/checks';
import { nearest } from '@lockstep/promql';
import { isRecord } from '../../files/is-record.ts';
import { parseYaml } from '../../files/parse-yaml.ts';
import { UsageError } from '../../usage-error.ts';

type Severities = Readonly<Record<string, SeveritySetting>>;

/** What a project says about checks in the file of `--config`. */
export interface CheckConfig {
  readonly severities: Severities;
  /** By the name of the catalog. */
  readonly catalogSeverities: Readonly<Record<string, Severities>>;
  readonly exclusions: readonly Exclusion[];
  readonly closed: readonly string[];
  readonly targetLabels: readonly string[];
}

const LISTED = `They are listed in ${CHECK_PAGES}/README.md.`;

/** Without a file. */
export const EMPTY_CONFIG: CheckConfig = {
  severities: {},
  catalogSeverities: {},
  exclusions: [],
  closed: [],
  targetLabels: [],
};

const SETTINGS: readonly string[] = ['off', 'warning', 'error'];

/**
 * Reads a configuration: YAML or JSON with `severities` (by id of the check), `catalogs` (the
 * same for metrics of one catalog, by its name), `exclude` (a list, each with `check` and
 * `reason`), `closed` and `target_labels` (lists of labels).
 *
 * @throws {UsageError} with every mistake.
 */
export function readCheckConfig(file: string, text: string): CheckConfig {
  const json = parseYaml(`--config ${file}`, text) ?? {};
  if (!isRecord(json)) throw new UsageError(`--config ${file}: It is no object of settings.`);
  const mistakes = [
    ...Object.keys(json)
      .filter((key) => !Object.hasOwn(READERS, key))
      .map((key) => `\`${key}\` is no setting. Use ${Object.keys(READERS).join(', ')}.`),
    ...Object.entries(READERS).flatMap(([key, mistakesIn]) => mistakesIn(json[key])),
  ];
  if (mistakes.length > 0) {
    throw new UsageError([`--config ${file}:`, ...mistakes.map((mistake) => `  ${mistake}`)].join('\n'));
  }
  // The readers have found every part to be as the type says.
  const { severities = {}, catalogs = {}, exclude = [], closed = [], target_labels: targetLabels = [] } = json;
  return { severities, catalogSeverities: catalogs, exclusions: exclude, closed, targetLabels } as CheckConfig;
}

/**
 * Reads `check=off`, `check=warning` or `check=error`.
 *
 * @throws {UsageError} for anything else.
 */
export function readSeverity(text: string): readonly [check: string, setting: SeveritySetting] {
  const [check = '', setting = ''] = text.split('=');
  const [mistake] = severityMistakes({ [check]: setting });
  if (mistake !== undefined) throw new UsageError(`--severity ${text}: ${mistake}`);
  // The check above lets only these through.
  return [check, setting as SeveritySetting];
}

const READERS = {
  severities: severityMistakes,
  catalogs: catalogMistakes,
  exclude: exclusionMistakes,
  closed: (value: unknown) => listMistakes('closed', value),
  target_labels: (value: unknown) => listMistakes('target_labels', value),
};

function severityMistakes(value: unknown = {}): readonly string[] {
  if (!isRecord(value)) return ['`severities` is no object of checks.'];
  return Object.entries(value).flatMap(([check, setting]) => [
    ...unknownCheck(check),
    ...(typeof setting === 'string' && SETTINGS.includes(setting)
      ? []
      : [`\`${check}\`: \`${String(setting)}\` is no severity. Write ${SETTINGS.join(', ')}.`]),
  ]);
}

function catalogMistakes(value: unknown = {}): readonly string[] {
  if (!isRecord(value)) return ['`catalogs` is no object of catalogs.'];
  return Object.entries(value).flatMap(([name, severities]) =>
    severityMistakes(severities).map((mistake) => `catalogs, \`${name}\`: ${mistake}`),
  );
}

const EXCLUSION_KEYS: readonly string[] = ['check', 'file', 'panel', 'metric', 'message', 'reason'];

function exclusionMistakes(value: unknown = []): readonly string[] {
  if (!Array.isArray(value)) return ['`exclude` is no list.'];
  return value.flatMap((entry: unknown, index) => {
    const name = `exclude ${index + 1}`;
    if (!isRecord(entry)) return [`${name}: It is no object.`];
    const { check, reason } = entry;
    const wrong = Object.keys(entry).filter((key) => !EXCLUSION_KEYS.includes(key) || typeof entry[key] !== 'string');
    return [
      ...wrong.map((key) => `${name}: \`${key}\` is none of ${EXCLUSION_KEYS.join(', ')}, or no text.`),
      ...(typeof check === 'string' ? unknownCheck(check) : [`${name}: \`check\` is missing.`]),
      ...(typeof reason === 'string' && reason.trim() !== ''
        ? []
        : [`${name}: \`reason\` is missing: say why it is accepted.`]),
    ];
  });
}

function listMistakes(name: string, value: unknown = []): readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
    ? []
    : [`\`${name}\` is no list of labels.`];
}

function unknownCheck(check: string): readonly string[] {
  const ids = CHECKS.map(({ id }) => id);
  if (ids.includes(check)) return [];
  const meant = nearest(check, ids);
  return [`\`${check}\` is no check. ${meant === undefined ? LISTED : `Did you mean \`${meant}\`?`}`];
}
