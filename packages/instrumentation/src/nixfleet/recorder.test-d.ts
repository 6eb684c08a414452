import { describe, expectTypeOf, it } from 'vitest';
import type * as on from './index.ts';
import type * as off from './off.ts';
import type { NixfleetSurface } from './surface.ts';

describe('the surface of nixfleet', () => {
  it('is the same with metrics on and off', () => {
    expectTypeOf<typeof off>().toExtend<typeof on>();
    expectTypeOf<typeof on>().toExtend<typeof off>();
    expectTypeOf<typeof on>().toExtend<NixfleetSurface>();
    expectTypeOf<keyof typeof on>().toEqualTypeOf<keyof NixfleetSurface>();
  });

  it('refuses a gate that does not exist', () => {
    const surface = null as unknown as typeof on;
    const never = (call: () => unknown) => call;
    never(() => surface.recordGateBlock('disruption-budget'));
    // @ts-expect-error the gate is called host-edge
    never(() => surface.recordGateBlock('host_edge'));
    // @ts-expect-error the host is missing
    never(() => surface.recordComplianceEvent('ssh-root'));
  });
});
