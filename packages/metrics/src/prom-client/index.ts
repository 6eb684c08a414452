export { addToPromClient } from './add-to-prom-client.ts';
export { mergeWithPromClient, type PageSource } from './merge-with-prom-client.ts';
export type { PromClientRegister } from './prom-client-register.ts';
