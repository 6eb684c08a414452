// Writes the agent as one JavaScript file without native modules: `node bundle.mjs [FILE]`.
import { chmodSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const outfile = process.argv[2] ?? fileURLToPath(new URL('dist/lockstep-agent.mjs', import.meta.url));

await build({
  entryPoints: [fileURLToPath(new URL('dist/main.js', import.meta.url))],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  minifySyntax: true,
  legalComments: 'eof',
  banner: {
    // Some of what is bundled is CommonJS and asks for Node's own modules with `require`.
    js: "#!/usr/bin/env node\nimport { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);",
  },
});
chmodSync(outfile, 0o755);
