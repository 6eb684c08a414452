import { expect, it } from 'vitest';

it('is good', () => expect(1).toBe(1));
