import type { Answer, BackupSource, BackupTool, CheckDepth, Found, MaintenanceTask } from '@lockstep/collectors';
import type { Question as AskedQuestion, RunKind, RunVerdict } from '@lockstep/collectors';
import type * as protocol from '@lockstep/protocol';
import { describe, expectTypeOf, test } from 'vitest';

/** An answer as the API has it, without what only travelling needs. */
type Told<Q extends protocol.Question> = Omit<protocol.WireAnswer<Q>, 'interval_seconds' | 'part'>;

test('the words of the collectors are those of the API', () => {
  expectTypeOf<RunVerdict>().toEqualTypeOf<protocol.Verdict>();
  expectTypeOf<RunKind>().toEqualTypeOf<protocol.JobKind>();
  expectTypeOf<BackupTool>().toEqualTypeOf<protocol.BackupTool>();
  expectTypeOf<AskedQuestion>().toEqualTypeOf<protocol.Question>();
  expectTypeOf<CheckDepth>().toEqualTypeOf<protocol.CheckDepth>();
  expectTypeOf<MaintenanceTask>().toEqualTypeOf<protocol.MaintenanceTask>();
  expectTypeOf<protocol.Wire<BackupSource>>().toEqualTypeOf<protocol.BackupSource>();
});

describe('the answers of the collectors travel as the API has them', () => {
  test('identity', () => {
    // `unanswerable` is for whoever asks.
    type Sent = Omit<Answer<'identity'>, 'found'> & { readonly found?: Omit<Found['identity'], 'unanswerable'> };
    expectTypeOf<protocol.Wire<Sent>>().branded.toEqualTypeOf<Told<'identity'>>();
  });
  test('snapshots', () => {
    expectTypeOf<protocol.Wire<Answer<'snapshots'>>>().branded.toEqualTypeOf<Told<'snapshots'>>();
  });
  test('size', () => {
    expectTypeOf<protocol.Wire<Answer<'size'>>>().branded.toEqualTypeOf<Told<'size'>>();
  });
  test('locks', () => {
    expectTypeOf<protocol.Wire<Answer<'locks'>>>().branded.toEqualTypeOf<Told<'locks'>>();
  });
  test('check', () => {
    expectTypeOf<protocol.Wire<Answer<'check'>>>().branded.toEqualTypeOf<Told<'check'>>();
  });
  test('maintenance', () => {
    expectTypeOf<protocol.Wire<Answer<'maintenance'>>>().branded.toEqualTypeOf<Told<'maintenance'>>();
  });
  test('sources', () => {
    expectTypeOf<protocol.Wire<Answer<'sources'>>>().branded.toEqualTypeOf<Told<'sources'>>();
  });
});
