/** Runs steps of the schema on the database at argv[2] and kills itself at the point argv[3]. */
import { writeFileSync } from 'node:fs';
import { openForWriting } from '../src/storage/connection.ts';
import { migrate } from '../src/storage/migrate.ts';
import { STEPS } from './migration-steps.ts';

const [, , path = '', point = ''] = process.argv;
writeFileSync(path, '', { flag: 'a' });
const database = openForWriting(path);
database.function('reached', (name: unknown) => {
  if (name === point) process.kill(process.pid, 'SIGKILL');
  return 0;
});
migrate(database, STEPS);
