import { TOOL_FACTS } from '@lockstep/collectors';

/** The page of facts by the first version of each tool that tells them. */
export function toolVersionsPage(): string {
  const rows = Object.entries(TOOL_FACTS).map(
    ([path, { meaning, restic, kopia }]) => `| \`${path}\` | ${meaning} | ${cell(restic)} | ${cell(kopia)} |`,
  );
  return `<!-- Generated from packages/collectors by \`npm run generate\`. DO NOT EDIT. -->

# What each version of restic and Kopia tells

Each line is a fact of an answer (\`packages/collectors/src/answer.ts\`) with the first version of each tool that tells it. A
fact that the installed version does not tell is absent, and so is its metric: it is never 0. restic is supported from
0.14.0 on and Kopia from 0.11.0; "always" means since then. A snapshot keeps what the version that made it knew, so after an
upgrade the newer facts come with the next backup.

| fact | meaning | restic | Kopia |
| --- | --- | --- | --- |
${rows.join('\n')}
`;
}

const OLDEST: readonly string[] = ['0.14.0', '0.11.0'];

function cell(since: string): string {
  if (since === 'never') return '-';
  return OLDEST.includes(since) ? 'always' : `from ${since}`;
}
