#!/usr/bin/env node
// @ts-check
import { existsSync } from 'node:fs';

const main = new URL('../dist/main.js', import.meta.url);
if (existsSync(main)) await import(main.href);
else {
  process.stderr.write(
    'lockstep-exporter: It is not built yet. Run `npm run build` in the folder of the repository.\n',
  );
  process.exitCode = 2;
}
