// @ts-check
// What `npm start` and `npm test` do before anything is installed: hence plain JavaScript, and only Node's own modules.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** A failure that is told to the user as it is, without a stack. */
export class SetupError extends Error {}

/**
 * Throws a SetupError when this Node is older than what package.json asks for.
 * @param {string} running a version such as `20.20.2`
 * @param {string} wanted `engines.node`, of the form `>=20.19`
 */
export function requireNode(running, wanted) {
  const [major = 0, minor = 0] = running.split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = wanted.replace('>=', '').split('.').map(Number);
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  throw new SetupError(
    `This is Node ${running}; Lockstep needs Node ${wanted}.\n` +
      'Install a current release (https://nodejs.org, `nvm install` reads .nvmrc), then run the command again.',
  );
}

/**
 * Whether node_modules holds what the lockfile asks for. Contents are compared, not times: a branch switched there and
 * back must not cost a new installation. Packages for other platforms may be absent.
 * @typedef {{ packages: Record<string, { version?: string, optional?: boolean }> }} Lock
 * @param {Lock} wanted package-lock.json
 * @param {Lock | undefined} installed node_modules/.package-lock.json, which npm writes last
 */
export function isInstalled(wanted, installed) {
  if (!installed) return false;
  return Object.entries(wanted.packages)
    .filter(([path]) => path.includes('node_modules/'))
    .every(([path, entry]) => {
      const found = installed.packages[path];
      return found ? found.version === entry.version : entry.optional === true;
    });
}

/**
 * Says in words what a failed npm run means, by what npm printed.
 * @param {'install' | 'compile'} step
 * @param {string} output
 */
export function explainFailure(step, output) {
  if (step === 'compile' && NO_COMPILER.test(output)) return COMPILER_HELP;
  if (OFFLINE.test(output)) return OFFLINE_HELP[step];
  return step === 'compile' ? COMPILER_HELP : INSTALL_HELP;
}

/** Installs what is missing: packages, and the SQLite binary for this Node. Does nothing when all is there. */
export async function install() {
  requireNode(process.versions.node, readJson('package.json').engines.node);
  if (!isInstalled(readJson('package-lock.json'), readJson('node_modules/.package-lock.json'))) {
    tell('Installing packages (npm ci) ...');
    // Without scripts: one package needs its script, and runs it below where a failure can be explained.
    await npm('install', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
  }
  if (sqliteLoads()) return;
  tell(`Fetching or compiling better-sqlite3 for Node ${process.versions.node} (a minute or two when compiled) ...`);
  await npm('compile', ['rebuild', 'better-sqlite3', '--loglevel=error']);
  if (!sqliteLoads()) throw new SetupError(`better-sqlite3 was built, but does not load.\n${COMPILER_HELP}`);
}

/**
 * Runs a program with this Node, hidden unless it fails. Resolves to its exit code and everything it printed.
 * @param {readonly string[]} args
 * @returns {Promise<{ code: number, output: string }>}
 */
export function runQuietly(args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], env: CHILD_ENV });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Progress goes to stderr: stdout belongs to the program that is started. @param {string} line */
export function tell(line) {
  process.stderr.write(`${line}\n`);
}

const CHILD_ENV = { ...process.env, TURBO_TELEMETRY_DISABLED: '1' };

const OFFLINE = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|ETIMEDOUT|ERR_SOCKET_TIMEOUT|ENOTCACHED/;
const NO_COMPILER =
  /find Python|find VS|not found: (make|python)|(g\+\+|c\+\+|cc|make|clang)(\.exe)?: (command |No such|not found)|No Xcode|no developer tools/i;

const COMPILER_HELP = `better-sqlite3 has no ready binary for this system and Node, and compiling it failed. It needs Python 3, make and a C++ compiler:
  Debian, Ubuntu   sudo apt-get install -y python3 make g++
  Fedora, RHEL     sudo dnf install -y python3 make gcc-c++
  Alpine           apk add python3 make g++
  macOS            xcode-select --install
  Windows          winget install Python.Python.3.12 Microsoft.VisualStudio.2022.BuildTools  (with "Desktop development with C++")
Then run the command again.`;

const INSTALL_HELP = `npm ci failed; its own words are above. Usual reasons: no space left, no right to write here, or a package.json changed without
package-lock.json (then: npm install && npx tsx scripts/complete-lockfile.ts).`;

const OFFLINE_HELP = {
  install:
    'npm could not reach its package registry. The first run needs a network (or a filled npm cache); behind a proxy set HTTPS_PROXY, with a mirror `npm config set registry`. Later runs need none.',
  compile:
    'Neither a ready binary of better-sqlite3 nor the headers to compile it could be downloaded. Connect to a network, or point npm to the headers of this Node: `npm_config_nodedir=/usr`.',
};

/** @param {'install' | 'compile'} step @param {readonly string[]} args */
async function npm(step, args) {
  const { code, output } = await runQuietly([npmCli(), ...args]);
  if (code !== 0) throw new SetupError(`${output.trimEnd()}\n\n${explainFailure(step, output)}`);
}

/** The file npm runs from: started with this Node it works on every system, where `npm` is a script or a .cmd. */
function npmCli() {
  const beside = dirname(process.execPath);
  const places = [
    process.env['npm_execpath'] ?? '',
    join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(beside, '..', 'share', 'nodejs', 'npm', 'bin', 'npm-cli.js'),
  ];
  const found = places.find((place) => basename(place) === 'npm-cli.js' && existsSync(place));
  if (found) return found;
  throw new SetupError('npm was not found beside this Node. Run `npm start` or `npm test` instead of this script.');
}

/** Opens a database: a binary for another Node ABI, or none, fails here rather than in the server. */
function sqliteLoads() {
  try {
    const Database = createRequire(join(ROOT, 'apps', 'server', 'package.json'))('better-sqlite3');
    new Database(':memory:').close();
    return true;
  } catch {
    return false;
  }
}

/** @param {string} path */
function readJson(path) {
  const file = join(ROOT, path);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
