// What `@lockstep/instrumentation/nixfleet` is under the condition `lockstep-metrics-off`: it must import nothing.
import type { NixfleetSurface } from './surface.ts';

export type { GateKind, NixfleetRegistry, NixfleetSurface, Recorder, RecorderOptions } from './surface.ts';

const RECORDER = { registry: undefined, render: () => Promise.resolve('') } as const;
const nothing = (): void => undefined;

/** Gives a recorder that has nothing to show. */
export const installRecorder: NixfleetSurface['installRecorder'] = () => RECORDER;

/** Does nothing. */
export const recordComplianceEvent: NixfleetSurface['recordComplianceEvent'] = nothing;

/** Does nothing. */
export const recordRuntimeGateError: NixfleetSurface['recordRuntimeGateError'] = nothing;

/** Does nothing. */
export const recordGateBlock: NixfleetSurface['recordGateBlock'] = nothing;

/** Does nothing. */
export const recordBuildInfo: NixfleetSurface['recordBuildInfo'] = nothing;
