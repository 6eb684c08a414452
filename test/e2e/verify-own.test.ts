import { afterAll, describe, expect, it } from 'vitest';
import { serverCommand, startFleetServer } from './harness/fleet-server.ts';
import { Scope } from './harness/scope.ts';
import { verifyFleetServer } from './harness/verify.ts';

const scope = new Scope();
afterAll(() => scope.close());

describe('the fleet server', () => {
  it('shows what its catalogs say, and nothing else', async () => {
    const server = await startFleetServer(scope);
    await serverCommand(server, ['host', 'add', 'alpha', '--every', '86400']);
    const { code, findings } = await verifyFleetServer(scope, server);
    expect(findings.filter(({ severity }) => severity !== 'note')).toEqual([]);
    expect(code).toBe(0);
  });

  it('is not the whole of it: with one catalog less its families are unknown', async () => {
    const { code, findings } = await verifyFleetServer(scope, await startFleetServer(scope), ['restic-manager']);
    expect(new Set(findings.filter(({ severity }) => severity === 'error').map(({ defect }) => defect))).toEqual(
      new Set(['unknown-family']),
    );
    expect(code).toBe(1);
  });
});
