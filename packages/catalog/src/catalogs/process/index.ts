import { defineCatalog } from '../../catalog.ts';
import { NODEJS_METRICS } from './metrics-nodejs.ts';
import { PROCESS_METRICS } from './metrics-process.ts';

/** What any Node process can say of itself, whatever it serves. Families of two beginnings, so it has no prefix. */
export const nodeProcess = defineCatalog({
  name: 'process',
  prefix: '',
  metrics: { ...PROCESS_METRICS, ...NODEJS_METRICS },
});
