import type { RegistrySnapshot } from './registry-snapshot.ts';

/** What a collector and the processes that it asks send each other, among messages of other kinds. */
export type CollectorMessage =
  | { readonly lockstepMetrics: 'hello' }
  | { readonly lockstepMetrics: 'ask'; readonly ask: number }
  | { readonly lockstepMetrics: 'answer'; readonly ask: number; readonly snapshot: RegistrySnapshot }
  | { readonly lockstepMetrics: 'failed'; readonly ask: number; readonly message: string }
  | { readonly lockstepMetrics: 'last'; readonly snapshot: RegistrySnapshot };

/** The message as one of ours, `undefined` for others. Both ends are this package: nobody else uses the key. */
export function asCollectorMessage(message: unknown): CollectorMessage | undefined {
  return typeof message === 'object' && message !== null && 'lockstepMetrics' in message
    ? (message as CollectorMessage)
    : undefined;
}
