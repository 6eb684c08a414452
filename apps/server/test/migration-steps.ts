import type { Migration } from '../src/storage/migrate.ts';

/** Five steps that call `reached` before, within and after their statements; see `migrate-until-killed.ts`. */
export const STEPS: readonly Migration[] = [1, 2, 3, 4, 5].map((version) => ({
  version,
  sql: `
    SELECT reached('${version} start');
    CREATE TABLE step_${version} (x);
    SELECT reached('${version} middle');
    INSERT INTO step_${version} VALUES (${version});
    SELECT reached('${version} end');
  `,
}));

/** Every point that the steps reach. */
export const POINTS: readonly string[] = STEPS.flatMap(({ version }) =>
  ['start', 'middle', 'end'].map((where) => `${version} ${where}`),
);
