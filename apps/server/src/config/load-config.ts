import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { tokenLines } from '@lockstep/scrape-endpoint';
import { crossCheck } from './cross-check.ts';
import { readYaml, type YamlEntry } from './read-yaml.ts';
import { type Kind, path, SettingDefect } from './setting-kinds.ts';
import { type Config, type Setting, SETTINGS } from './settings.ts';

/** The settings, and what a person should be told about them. */
export interface LoadedConfig {
  readonly config: Config;
  readonly warnings: readonly string[];
}

/** One or more settings cannot be used. Every line names the file or the environment, the key and the reason. */
export class ConfigError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

/** A value as it was written, and where. */
interface Written {
  /** For messages: `environment: RM_LISTEN` or `server.yaml: listen`. */
  readonly where: string;
  readonly entries: readonly string[];
  /** Folder to which paths are relative. */
  readonly base: string;
  readonly file?: string;
}

/**
 * Reads the environment and the YAML file that `RM_CONFIG` (or `configFile`) names. The environment wins, setting by
 * setting. All problems are found at once.
 *
 * @throws ConfigError with every problem; no message holds the value of a secret
 */
export function loadConfig(env: NodeJS.ProcessEnv, configFile = env['RM_CONFIG']): LoadedConfig {
  const problems = unknownVariables(env);
  const warnings: string[] = [];
  const yaml = configFile === undefined ? new Map<string, YamlEntry>() : readYaml(configFile, problems);
  const entries = Object.entries<Setting<unknown>>(SETTINGS).map(([name, setting]) => {
    try {
      return [name, readSetting(setting, env, yaml, warnings)];
    } catch (error) {
      if (!(error instanceof SettingDefect)) throw error;
      problems.push(error.message);
      return [name, undefined];
    }
  });
  // The table gives each name its type (`Config`); `entries` was made by walking that very table.
  const config = Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as unknown as Config;
  if (problems.length === 0) problems.push(...crossCheck(config, warnings));
  if (problems.length > 0) throw new ConfigError(problems);
  return { config, warnings };
}

function readSetting(
  setting: Setting<unknown>,
  env: NodeJS.ProcessEnv,
  yaml: ReadonlyMap<string, YamlEntry>,
  warnings: string[],
): unknown {
  const written = fromEnvironment(setting, env) ?? fromYaml(setting, yaml) ?? fromFallback(setting);
  if (written === undefined) return undefined;
  const filled =
    written.file === undefined ? written : { ...written, entries: fileEntries(setting, written, warnings) };
  const value = parse(setting.kind, filled);
  if (setting.secret === true) return { value, ...(filled.file !== undefined && { file: filled.file }) };
  return setting.kind === path ? resolve(filled.base, String(value)) : value;
}

function fromFallback({ env, fallback }: Setting<unknown>): Written | undefined {
  return fallback === undefined ? undefined : { where: env, entries: [fallback], base: process.cwd() };
}

/** Parses what was written; the reason of a defect is completed with its place. */
function parse<T>(kind: Kind<T>, { where, entries }: Written): T {
  if (entries.length === 0 || entries.some((entry) => entry === '')) {
    throw new SettingDefect(
      `${where} is set but ${entries.length > 1 ? 'has an empty entry' : 'empty'}; remove it or give it a value`,
    );
  }
  try {
    return kind.parse(entries);
  } catch (error) {
    if (error instanceof SettingDefect) throw new SettingDefect(`${where} ${error.message}`, { cause: error });
    throw error;
  }
}

function fromEnvironment({ env: name, kind, secret }: Setting<unknown>, env: NodeJS.ProcessEnv): Written | undefined {
  const text = env[name];
  const file = secret === true ? env[`${name}_FILE`] : undefined;
  const base = process.cwd();
  if (text !== undefined && file !== undefined) throw both(`environment: ${name}`, `${name}_FILE`);
  if (file !== undefined) return fileWritten(`environment: ${name}_FILE`, file, base);
  return text === undefined ? undefined : { where: `environment: ${name}`, entries: split(kind, text), base };
}

function fromYaml({ yaml: key, kind }: Setting<unknown>, yaml: ReadonlyMap<string, YamlEntry>): Written | undefined {
  const direct = yaml.get(key);
  const file = yaml.get(`${key}_file`);
  if (direct !== undefined && file !== undefined) throw both(direct.where, `${key}_file`);
  if (file !== undefined) return fileWritten(file.where, file.entries[0] ?? '', dirname(file.path));
  if (direct === undefined) return undefined;
  const entries = direct.entries.length === 1 && !direct.isList ? split(kind, direct.entries[0] ?? '') : direct.entries;
  return { where: direct.where, entries, base: dirname(resolve(direct.path)) };
}

const both = (where: string, other: string) =>
  new SettingDefect(`${where} and ${other} are both set; keep one of them`);

function fileWritten(where: string, file: string, base: string): Written {
  if (file === '') throw new SettingDefect(`${where} is set but empty; remove it or name a file`);
  return { where, entries: [], base, file: resolve(base, file) };
}

function split(kind: Kind<unknown>, text: string): string[] {
  return kind.list ? text.split(',').map((entry) => entry.replace(/^ +| +$/g, '')) : [text];
}

/** The entries in a secret's file: one per line, exactly one unless the setting is a list. */
function fileEntries({ kind }: Setting<unknown>, { where, file = '' }: Written, warnings: string[]): string[] {
  const entries = tokenLines(readSecretFile(where, file));
  if (entries.length === 0) throw new SettingDefect(`${where}: ${file} is empty`);
  if (!kind.list && entries.length > 1) throw new SettingDefect(`${where}: ${file} has more than one line`);
  if ((statSync(file).mode & 0o007) !== 0) {
    warnings.push(`${where}: ${file} can be read by every user of this machine; run chmod 600 on it`);
  }
  return entries;
}

function readSecretFile(where: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new SettingDefect(`${where}: ${file} cannot be read (${code})`, { cause: error });
  }
}

/** A misspelt variable would silently leave a guard open, so `RM_` names that nobody knows stop the start. */
function unknownVariables(env: NodeJS.ProcessEnv): string[] {
  const known = new Set(['RM_CONFIG']);
  for (const { env: name, secret } of Object.values<Setting<unknown>>(SETTINGS)) {
    known.add(name);
    if (secret === true) known.add(`${name}_FILE`);
  }
  return Object.keys(env)
    .filter((name) => name.startsWith('RM_') && !known.has(name))
    .sort()
    .map((name) => `environment: ${name} is not a setting; known are ${[...known].sort().join(', ')}`);
}
