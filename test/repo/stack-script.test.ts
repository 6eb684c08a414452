import { createServer } from 'node:net';
import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import { alertLines } from '../../scripts/stack/alert-receiver.ts';
import { choosePorts } from '../../scripts/stack/choose-ports.ts';

describe('ports', () => {
  it('are the wanted ones, or the next free ones that nobody else wants', async () => {
    const taken = await occupy();
    const chosen = await choosePorts({ one: taken, two: taken, three: taken + 1 });
    // Others on this machine take ports as well: which ones are free is not known here.
    expect(chosen.one).toBeGreaterThan(taken + 1);
    expect(chosen.two).toBeGreaterThan(taken + 1);
    expect(new Set(Object.values(chosen)).size).toBe(3);
    expect((await choosePorts({ free: chosen.two })).free).toBe(chosen.two);
  });
});

describe('an alert', () => {
  it('is one line, with what it is about and no control characters', () => {
    const alert = {
      status: 'firing',
      labels: { alertname: 'KopiaBackupFailed', severity: 'critical', path: '/a\u001b[31m\nb' },
      annotations: { summary: 'Backup operation failed' },
    };
    const bare = { status: 'resolved', labels: {}, annotations: {} };
    expect(alertLines(JSON.stringify({ alerts: [alert, bare] }))).toEqual([
      'firing  critical  KopiaBackupFailed  path=/a [31m b  Backup operation failed',
      'resolved  an alert without a name',
    ]);
  });
});

/** A port of 127.0.0.1 that somebody listens on until the test is over. */
async function occupy(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The socket has no port.');
  return address.port;
}
