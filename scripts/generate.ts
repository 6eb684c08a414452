import { fileURLToPath } from 'node:url';
import { differences, repair } from './generated-state.ts';

/** Writes every generated file that differs, removes those that are not generated any more, and says which. */
const root = fileURLToPath(new URL('..', import.meta.url));
const found = await differences(root);
await Promise.all(found.map((difference) => repair(root, difference)));
for (const { path, wanted } of found) console.log(`${wanted === undefined ? 'removed' : 'wrote'} ${path}`);
if (found.length === 0) console.log('Generated files are up to date.');
