import { it } from 'vitest';

it('passes, but leaves an error behind', () => {
  void Promise.reject(new Error('nobody waits'));
});
