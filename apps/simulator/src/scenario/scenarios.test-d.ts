import { expectTypeOf } from 'vitest';
import type { Effects } from './effects.ts';
import { effectsOf, type Scenario, type ScenarioName } from './scenarios.ts';

expectTypeOf<'incident-db-slow'>().toExtend<ScenarioName>();
// @ts-expect-error A scenario that is not in the table.
effectsOf(['incident-db-slo']);
// @ts-expect-error Nothing in the world follows this parameter.
const unknownEffect: Scenario = { about: '', fires: [], effects: { requestFailure: 0.2 } };
// @ts-expect-error A component that does not exist cannot end.
const unknownComponent: Partial<Effects> = { ended: ['conduit-database'] };
void [unknownEffect, unknownComponent];
