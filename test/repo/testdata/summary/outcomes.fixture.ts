import { describe, expect, it } from 'vitest';

it('passes', () => expect(1).toBe(1));
it('fails', () => expect(1).toBe(2));
it('says why it is skipped', (context) => context.skip('needs `restic`'));
describe.skip('a group', () => {
  it('is skipped without a reason', () => {});
});
