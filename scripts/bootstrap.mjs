// @ts-check
// `npm start`, `npm test`, `npm run lint`, `npm run stack` and `npm run demo`: install what is missing, build, run. A fresh clone, Node and npm are enough.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { install, ROOT, runQuietly, SetupError, tell } from './install.mjs';

const [command = '', ...args] = process.argv.slice(2);

/** @type {Readonly<Record<string, () => Promise<void>>>} */
const COMMANDS = {
  // In this process: signals, exit code and terminal are the server's own, on every system.
  start: () => importAsMain('apps/server/dist/main.js'),
  test: () => run('vitest/vitest.mjs', 'run', ...args),
  lint: () => run('tsx/dist/cli.mjs', 'scripts/lint.ts', ...args),
  stack: () => runScript('scripts/stack.ts'),
  demo: () => runScript('scripts/demo.ts'),
};

endWithParent();
try {
  const execute = COMMANDS[command];
  if (!execute) throw new SetupError(`Unknown command \`${command}\`; known are: ${Object.keys(COMMANDS).join(', ')}.`);
  await install();
  await build();
  await execute();
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  tell(error.message);
  process.exitCode = 1;
}

/** Everything, always: with turbo's cache it takes a fraction of a second, and nobody runs stale code. */
async function build() {
  const turbo = join(ROOT, 'node_modules', 'turbo', 'bin', 'turbo');
  const { code, output } = await runQuietly([turbo, 'run', 'build', '--output-logs=errors-only', '--no-color']);
  if (code !== 0) throw new SetupError(`${output.trimEnd()}\n\nThe build failed; the compiler's words are above.`);
}

/**
 * npm hands a signal to its shell, and some shells die of it without telling their child. The server would then go on
 * alone, holding its port and its store. Started by hand it is free to outlive its shell.
 */
function endWithParent() {
  if (process.platform === 'win32' || !process.env['npm_lifecycle_event']) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 200);
  watch.unref();
}

/**
 * In this process: Ctrl-C must reach the one that has to stop the others.
 * @param {string} file
 */
async function runScript(file) {
  const { register } = await import(pathToFileURL(join(ROOT, 'node_modules/tsx/dist/esm/api/index.mjs')).href);
  register();
  await importAsMain(file);
}

/** @param {string} file */
async function importAsMain(file) {
  const main = join(ROOT, file);
  process.argv = [process.execPath, main, ...args];
  await import(pathToFileURL(main).href);
}

/**
 * Runs a tool of node_modules on this terminal and takes over its exit code.
 * @param {string} file @param {readonly string[]} toolArgs
 */
async function run(file, ...toolArgs) {
  const child = spawn(process.execPath, [join(ROOT, 'node_modules', file), ...toolArgs], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  process.once('SIGTERM', () => child.kill('SIGTERM'));
  process.exitCode = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}
