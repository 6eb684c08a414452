import { spawnSync } from 'node:child_process';
import { accessSync, constants, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A Debian suite whose programs `scripts/fetch-tools.sh` unpacks below `.tools/`. */
export type Suite = 'bookworm' | 'trixie' | 'sid';

/** A program that tests drive. The key is the file name; `package` is Debian's. */
const PROGRAMS = {
  prometheus: { package: 'prometheus', versionArgument: '--version' },
  promtool: { package: 'prometheus', versionArgument: '--version' },
  amtool: { package: 'prometheus-alertmanager', versionArgument: '--version' },
  'prometheus-alertmanager': { package: 'prometheus-alertmanager', versionArgument: '--version' },
  'prometheus-node-exporter': { package: 'prometheus-node-exporter', versionArgument: '--version' },
  'victoria-metrics': { package: 'victoria-metrics', versionArgument: '-version' },
  vmalert: { package: 'victoria-metrics', versionArgument: '-version' },
  restic: { package: 'restic', versionArgument: 'version' },
  chromium: { package: 'chromium', versionArgument: '--version' },
  nginx: { package: 'nginx', versionArgument: '-v' },
  haproxy: { package: 'haproxy', versionArgument: '-v' },
  openssl: { package: 'openssl', versionArgument: 'version' },
} as const;

/** Those that are installed with apt-get; `scripts/fetch-tools.sh` unpacks the others. */
const INSTALLED: ReadonlySet<Program> = new Set(['chromium', 'nginx', 'haproxy', 'openssl']);

/** The name of a program that tests drive. */
export type Program = keyof typeof PROGRAMS;

/** A program that is there. `version` is upstream's, such as `2.42.0`; `unknown` where the program does not tell. */
export interface Tool {
  readonly path: string;
  readonly version: string;
}

/** A program that is not there, with the Debian package that has it and the command that brings it. */
export interface MissingTool {
  readonly missing: string;
  readonly debianPackage: string;
}

/** Whence programs are looked up; for tests of this file. `toolsFolder` holds a folder per suite, `path` is PATH. */
export interface ToolPlaces {
  readonly toolsFolder: string;
  readonly path: string;
}

/**
 * Finds a real program. With a suite: that suite's own copy and no other, because the test is about its version.
 * Without: the first on PATH, then bookworm's copy, trixie's, sid's.
 */
export function findTool(
  program: Program,
  { suite, places = DEFAULT_PLACES }: { readonly suite?: Suite; readonly places?: ToolPlaces } = {},
): Tool | MissingTool {
  const found = suite ? inSuite(program, suite, places) : anywhere(program, places);
  return found ?? { missing: describeMissing(program, suite), debianPackage: PROGRAMS[program].package };
}

const DEFAULT_PLACES: ToolPlaces = {
  toolsFolder: join(import.meta.dirname, '../../.tools'),
  // Servers lie in /usr/sbin, which Debian gives to root only.
  path: [process.env['PATH'] ?? '', '/usr/sbin'].join(delimiter),
};

const SUITES: readonly Suite[] = ['bookworm', 'trixie', 'sid'];

function anywhere(program: Program, places: ToolPlaces): Tool | undefined {
  const path = places.path
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, program))
    .find(isExecutable);
  if (path) return { path, version: askVersion(program, path) };
  return SUITES.map((suite) => inSuite(program, suite, places)).find((tool) => tool !== undefined);
}

function inSuite(program: Program, suite: Suite, { toolsFolder }: ToolPlaces): Tool | undefined {
  const root = join(toolsFolder, suite, 'root');
  const path = join(root, 'usr/bin', program);
  return isExecutable(path) ? { path, version: packagedVersion(root, program) } : undefined;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** From the names of the unpacked packages: VictoriaMetrics prints an empty line for its version. */
function packagedVersion(root: string, program: Program): string {
  const files = readFileSync(join(root, 'packages.txt'), 'utf8').split('\n');
  const file = [program, PROGRAMS[program].package]
    .map((name) => files.find((line) => line.startsWith(`${name}_`)))
    .find((line) => line !== undefined);
  return upstreamVersion(file?.split('_')[1] ?? '');
}

function askVersion(program: Program, path: string): string {
  const { stdout, stderr } = spawnSync(path, [PROGRAMS[program].versionArgument], {
    encoding: 'utf8',
    timeout: 10_000,
  });
  return upstreamVersion(`${stdout}${stderr}`);
}

function upstreamVersion(text: string): string {
  return /\d+\.\d+\.\d+/.exec(text)?.[0] ?? 'unknown';
}

function describeMissing(program: Program, suite: Suite | undefined): string {
  const debianPackage = PROGRAMS[program].package;
  const named = `\`${program}\` (Debian package ${debianPackage}${suite ? ` of ${suite}` : ''}) is missing`;
  if (INSTALLED.has(program)) return `${named}; to get it: apt-get install ${debianPackage}`;
  return `${named}; to get it: sh scripts/fetch-tools.sh${suite ? ` ${suite}` : ''}`;
}
