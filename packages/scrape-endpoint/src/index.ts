export { type Address, parseAddress } from './address.ts';
export { type BasicAuth, type BasicCheck, createBasicAuth } from './basic-auth.ts';
export { bearerToken, checkBearer } from './bearer.ts';
export { type BuildInfo, readBuildInfo } from './build-info.ts';
export { type Cidr, overlap, parseCidr } from './cidr.ts';
export { clientAddress } from './client-address.ts';
export { closeWithin } from './close-within.ts';
export { type Cors, useCors } from './cors.ts';
export { errorBody } from './error-body.ts';
export { createFailureLimiter, type FailureLimiter } from './failure-limiter.ts';
export { hostLinesProblem } from './host-lines.ts';
export { escapeHtml, LANDING_POLICY, landingDocument, landingState } from './landing-document.ts';
export { isLoopback, type ListenAddress, parseListenAddress } from './listen-address.ts';
export { listenOn, type ListenOptions } from './listen-on.ts';
export { answerClientError, createListener, type ListenerOptions, type Timeouts } from './listener.ts';
export {
  createLog,
  LOG_FORMATS,
  LOG_LEVELS,
  type LogFormat,
  loggerOptions,
  type LogLevel,
  type LogStream,
  logStream,
} from './logging.ts';
export { createMetricsGuard, type GuardParts, type MetricsGuard } from './metrics-guard.ts';
export { metricsRoute, type MetricsRoute } from './metrics-route.ts';
export { createRefuse, type Refusal, type RefusalReason, type Refuse, type Refused } from './refusal.ts';
export type { Secret } from './secret.ts';
export { firstStopSignal, untilAborted } from './stop-signal.ts';
export { tokenDefect, tokenLines } from './token-rules.ts';
export { createTokenSource, type ReloadListener, type TokenSource } from './token-source.ts';
export { useWebHeaders } from './web-headers.ts';
