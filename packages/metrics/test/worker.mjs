// Threads cannot be started with a loader: it is registered here, in the thread or process itself.
import { register } from 'tsx/esm/api';

register();
await import('./worker.ts');
