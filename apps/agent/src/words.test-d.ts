import type { RunKind, RunVerdict } from '@lockstep/collectors';
import type { JobKind, Verdict } from '@lockstep/protocol';
import { expectTypeOf, test } from 'vitest';

test('the words of the collectors are the words of the API', () => {
  expectTypeOf<RunVerdict>().toEqualTypeOf<Verdict>();
  expectTypeOf<RunKind>().toEqualTypeOf<JobKind>();
});
