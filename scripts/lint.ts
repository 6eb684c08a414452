// Everything that judges the repository without running it: `npm run lint`. One line per check, all checks always.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { readJson, ROOT, workspaces } from './workspaces.ts';

interface Verdict {
  readonly ok: boolean;
  readonly output: string;
}

/** Each with the command that repairs what it finds, where there is one. They read what the build before them wrote. */
const CHECKS: readonly { readonly name: string; readonly run: () => Promise<Verdict>; readonly fix?: string }[] = [
  { name: 'oxlint', run: () => tool('oxlint/bin/oxlint', '--type-aware', '--deny-warnings') },
  { name: 'prettier', run: () => tool('prettier/bin/prettier.cjs', '--check', '.'), fix: 'npm run format' },
  { name: 'test types', run: () => tool('typescript/bin/tsc', '-p', 'tsconfig.test.json') },
  { name: 'boundaries', run: () => tool('turbo/bin/turbo', 'boundaries') },
  { name: 'knip', run: () => tool('knip/bin/knip.js', '--no-config-hints') },
  { name: 'publint', run: lintPackages },
];

let failed = 0;
for (const { name, run, fix } of CHECKS) {
  const start = performance.now();
  const { ok, output } = await run();
  console.log(`${ok ? 'ok  ' : 'FAIL'}  ${name.padEnd(12)}${((performance.now() - start) / 1000).toFixed(1)} s`);
  if (ok) continue;
  failed += 1;
  console.log(`\n${output.trim()}\n${fix ? `Fix: ${fix}\n` : ''}`);
}
console.log(`lint: ${CHECKS.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** Runs a tool of node_modules by this Node, so that it is the same on every system. */
async function tool(file: string, ...args: readonly string[]): Promise<Verdict> {
  const child = spawn(process.execPath, [join(ROOT, 'node_modules', file), ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1' },
  });
  const exit = new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
  const output = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { ok: (await exit) === 0, output: output.join('') };
}

/** Would each package work for those who install it? Warnings count. */
async function lintPackages(): Promise<Verdict> {
  const problems = await Promise.all(
    workspaces().map(async ({ folder }) => {
      const manifest = readJson(`${folder}/package.json`) as Record<string, unknown>;
      const { messages } = await publint({ pkgDir: join(ROOT, folder), level: 'warning', strict: true, pack: false });
      return messages.map(
        (message) => `${folder}: ${formatMessage(message, manifest, { color: false }) ?? message.code}`,
      );
    }),
  );
  return { ok: problems.flat().length === 0, output: problems.flat().join('\n') };
}
