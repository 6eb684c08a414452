import { type OpenMetricsContentType, Registry } from 'prom-client';

/** A registry of prom-client that shows OpenMetrics; its types know no argument of the constructor. */
export function openMetricsRegister(): Registry<OpenMetricsContentType> {
  const register = new Registry<OpenMetricsContentType>();
  register.setContentType(Registry.OPENMETRICS_CONTENT_TYPE);
  return register;
}
