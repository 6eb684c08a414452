import type { backup, LabelsOf, LabelValues } from '@lockstep/catalog';
import type { Verdict } from '@lockstep/protocol';
import { expectTypeOf, test } from 'vitest';

test('the verdicts of the backup metrics are those of the API', () => {
  expectTypeOf<LabelValues<LabelsOf<typeof backup, 'backup_last_result'>>['verdict']>().toEqualTypeOf<Verdict>();
});
