import { describe, expect, it } from 'vitest';

it('passes', () => expect(1).toBe(1));
it('fails', () => expect(1).toBe(2));
it('says why it is skipped', (context) => context.skip('needs `restic`'));
describe.skip('a group', () => {
  it('is skipped without a reason', () => {});
});
describe('a group with one reason', () => {
  it('says it', (context) => context.skip('needs root'));
  describe('within', () => {
    it('says it again', (context) => context.skip('needs root'));
  });
});
