// Usage: node [--conditions=...] loaded-modules.mjs SPECIFIER. Calls what the module exports; prints the modules that were loaded.
import { register } from 'node:module';
import { MessageChannel } from 'node:worker_threads';

const { port1, port2 } = new MessageChannel();
const loaded = [];
port1.on('message', (url) => loaded.push(url)).unref();
const hooks = `let port;
export const initialize = (given) => { port = given; };
export async function load(url, context, next) { port.postMessage(url); return next(url, context); }`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`, { data: port2, transferList: [port2] });

const surface = await import(process.argv[2]);
const results = {};
for (const [name, call] of Object.entries(surface)) results[name] = call('a', 'b') ?? null;
const page = await surface.installRecorder().render();
await new Promise((resolve) => setImmediate(resolve));
process.stdout.write(JSON.stringify({ loaded, exports: Object.keys(surface), page }));
