import { expectTypeOf, it } from 'vitest';

it('accepts', () => expectTypeOf('a').toBeString());
it('rejects', () => expectTypeOf('a').toBeNumber());
