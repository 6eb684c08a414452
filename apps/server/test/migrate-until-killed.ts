/** Runs steps of the schema on the database at argv[2] and kills itself at the point argv[3]. */
import Database from 'better-sqlite3';
import { migrate } from '../src/storage/migrate.ts';
import { STEPS } from './migration-steps.ts';

const [, , path = '', point = ''] = process.argv;
const database = new Database(path);
database.function('reached', (name: unknown) => {
  if (name === point) process.kill(process.pid, 'SIGKILL');
  return 0;
});
migrate(database, STEPS);
