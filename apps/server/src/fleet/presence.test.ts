import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE, NOON, SECOND } from '../../test/store-fixture.ts';
import { offlineAfterMs } from './presence.ts';

const heard = { heartbeatSeconds: 60, wakeful: false, offlineOpen: false };
/** The server started at noon; it had last heard anybody two hours before. */
const restarted = { fromMs: NOON - 2 * HOUR, untilMs: NOON };

describe('offlineAfterMs', () => {
  it.each([
    { name: 'three heartbeats', host: { ...heard, lastSeenAtMs: NOON }, want: NOON + 3 * MINUTE },
    {
      name: 'three heartbeats of its own length',
      host: { ...heard, heartbeatSeconds: 5, lastSeenAtMs: NOON },
      want: NOON + 15 * SECOND,
    },
    { name: 'never for a laptop', host: { ...heard, wakeful: true, lastSeenAtMs: NOON - HOUR }, want: Infinity },
    { name: 'never for a pending host', host: { ...heard, lastSeenAtMs: null }, want: Infinity },
    {
      name: 'after a restart, a host heard until the stop has its three heartbeats from the start',
      host: { ...heard, lastSeenAtMs: NOON - 2 * HOUR },
      want: NOON + 3 * MINUTE,
    },
    {
      name: 'after a restart, a host that was silent before is offline at once',
      host: { ...heard, lastSeenAtMs: NOON - 2 * HOUR - 4 * MINUTE },
      want: NOON - MINUTE,
    },
    {
      name: 'after a restart, a host that was found offline stays so, though nobody reported after it',
      host: { ...heard, lastSeenAtMs: NOON - 2 * HOUR, offlineOpen: true },
      want: NOON - 2 * HOUR + 3 * MINUTE,
    },
  ])('$name', ({ host, want }) => {
    expect(offlineAfterMs(host, restarted)).toBe(want);
  });
});
