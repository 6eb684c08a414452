// Adds to package-lock.json the entries of platform packages that the registry used to make it does not carry.
// Run after every change of dependencies; `--check` only tells. Why: docs/decisions/0002-lockfile-completion.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { completeLockfile, type Lockfile, missingPlatformEntries } from './platform-entries.ts';

const LOCKFILE = new URL('../package-lock.json', import.meta.url);
const lockfile = JSON.parse(readFileSync(LOCKFILE, 'utf8')) as Lockfile;
const missing = missingPlatformEntries(lockfile);

if (missing.length === 0) {
  console.log('package-lock.json: complete.');
} else if (process.argv.includes('--check')) {
  console.error(`package-lock.json lacks ${missing.length} platform packages; \`npm ci\` refuses it on some system:`);
  for (const { path, entry } of missing) console.error(`  ${path}  ${entry.version}`);
  console.error('Fix: npx tsx scripts/complete-lockfile.ts');
  process.exitCode = 1;
} else {
  writeFileSync(LOCKFILE, `${JSON.stringify(completeLockfile(lockfile), null, 2)}\n`);
  console.log(`package-lock.json: added ${missing.length} platform packages.`);
}
