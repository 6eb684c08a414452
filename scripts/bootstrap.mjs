// @ts-check
// `npm start` and `npm test`: install what is missing, build, run. Works on a fresh clone with nothing but Node and npm.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { install, ROOT, runQuietly, SetupError, tell } from './install.mjs';

const [command, ...args] = process.argv.slice(2);

try {
  await install();
  await build();
  if (command === 'start') await start();
  else if (command === 'test') await test();
  else throw new SetupError(`Unknown command \`${command}\`; known are: start, test.`);
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  tell(error.message);
  process.exitCode = 1;
}

/** Everything, always: cached by turbo it takes half a second, and nobody runs stale code. */
async function build() {
  const turbo = join(ROOT, 'node_modules', 'turbo', 'bin', 'turbo');
  const { code, output } = await runQuietly([turbo, 'run', 'build', '--output-logs=errors-only', '--no-color']);
  if (code !== 0) throw new SetupError(`${output.trimEnd()}\n\nThe build failed; the compiler's words are above.`);
}

/** In this process: signals, exit code and terminal are the server's own, on every system. */
async function start() {
  const main = join(ROOT, 'apps', 'server', 'dist', 'main.js');
  process.argv = [process.execPath, main, ...args];
  await import(pathToFileURL(main).href);
}

async function test() {
  const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
  const child = spawn(process.execPath, [vitest, 'run', ...args], { cwd: ROOT, stdio: 'inherit' });
  process.exitCode = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}
