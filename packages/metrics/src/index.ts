export type { ExpositionFormat } from './exposition/metadata.ts';
export type {
  CollectedFamily,
  Counter,
  Gauge,
  Histogram,
  Instrument,
  Instruments,
  LabelledFamily,
  Removable,
} from './instruments.ts';
export { MAX_LABEL_VALUE_BYTES } from './label-text.ts';
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
export type { OnRefused, RefusalReason } from './refusal.ts';
export { createRegistry, DEFAULT_MAX_SERIES, type Registry, type RegistryOptions } from './registry.ts';
export { RegistryError, type RegistryErrorCode } from './registry-error.ts';
