export type { ExpositionFormat } from './exposition/metadata.ts';
export { DEFAULT_MAX_SERIES, type RegistryOptions } from './instrument-set.ts';
export type {
  CollectedFamily,
  Counter,
  ExemplarLabels,
  Gauge,
  Histogram,
  Instrument,
  Instruments,
  LabelledFamily,
  Removable,
} from './instruments.ts';
export { MAX_LABEL_VALUE_BYTES } from './label-text.ts';
export { type LabelLimit, type LabelLimits, type LimitOf } from './limits/label-limits.ts';
export { type LabelLimitsProblem, readLabelLimits } from './limits/read-label-limits.ts';
export { negotiate } from './negotiate.ts';
export type { Page } from './page.ts';
export { parseOpenMetrics } from './parse/openmetrics.ts';
export {
  type ExpositionProblem,
  type ExpositionProblemCode,
  type ParsedExemplar,
  type ParsedExposition,
  type ParsedFamily,
  type ParsedSample,
  PROBLEMS,
} from './parse/parsed-exposition.ts';
export { parseText } from './parse/text.ts';
export { answerCollector, type CollectorPort } from './processes/answer-collector.ts';
export {
  type Collector,
  type CollectorOptions,
  createCollector,
  type OnStale,
  type SnapshotSource,
} from './processes/collector.ts';
export type { Peer } from './processes/peer.ts';
export type { FamilySnapshot, RegistrySnapshot } from './processes/registry-snapshot.ts';
export type { OnFolded, OnRefused, RefusalReason } from './refusal.ts';
export { createRegistry, type Registry } from './registry.ts';
export { RegistryError, type RegistryErrorCode } from './registry-error.ts';
