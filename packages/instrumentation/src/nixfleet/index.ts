export {
  installRecorder,
  recordBuildInfo,
  recordComplianceEvent,
  recordGateBlock,
  recordRuntimeGateError,
} from './recorder.ts';
export type { GateKind, NixfleetRegistry, NixfleetSurface, Recorder, RecorderOptions } from './surface.ts';
