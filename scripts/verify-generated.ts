import { fileURLToPath } from 'node:url';
import { differences } from './generated-state.ts';

/** Compares the generated files with what would be generated now; exit code 1 and the repair when they differ. */
const found = await differences(fileURLToPath(new URL('..', import.meta.url)));
for (const { path, kind } of found) console.error(`${path}: ${kind}`);
if (found.length > 0) {
  console.error(`${found.length} generated file(s) differ from their source. Repair: npm run generate`);
  process.exitCode = 1;
}
