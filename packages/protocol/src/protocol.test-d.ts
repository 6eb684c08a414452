import { describe, expectTypeOf, it } from 'vitest';
import type { Alert, Host, Job, JobKind, JobReport, NewHost, Severity, Verdict } from './index.ts';

describe('the types that the schemas give', () => {
  it('keep closed words closed', () => {
    expectTypeOf<JobReport['kind']>().toEqualTypeOf<JobKind>();
    expectTypeOf<JobReport['verdict']>().toEqualTypeOf<Verdict>();
    expectTypeOf<Alert['severity']>().toEqualTypeOf<Severity>();
    expectTypeOf<Host['state']>().toEqualTypeOf<'pending' | 'online' | 'offline'>();
  });

  it('say which fields may be absent and which may be null', () => {
    expectTypeOf<NewHost['wakeful']>().toEqualTypeOf<boolean | undefined>();
    expectTypeOf<Job['snapshot_id']>().toEqualTypeOf<string | null>();
  });
});
