import { describe, expect, it } from 'vitest';
import { negotiate } from './negotiate.ts';

const OM = 'application/openmetrics-text';

const CASES = [
  { name: 'no header', accept: undefined, want: 'text' },
  { name: 'an empty header', accept: '', want: 'text' },
  { name: 'anything', accept: '*/*', want: 'text' },
  { name: 'any application type', accept: 'application/*', want: 'text' },
  { name: 'a browser', accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', want: 'text' },
  { name: 'text 0.0.4', accept: 'text/plain;version=0.0.4', want: 'text' },
  { name: 'text 1.0.0, which we never answer', accept: 'text/plain;version=1.0.0', want: 'text' },
  { name: 'JSON', accept: 'application/json', want: 'text' },
  { name: 'OpenMetrics without a version', accept: OM, want: 'openmetrics' },
  { name: 'OpenMetrics 1.0.0', accept: `${OM};version=1.0.0`, want: 'openmetrics' },
  {
    name: 'OpenMetrics 1.0.0 in upper case and spaces',
    accept: ` Application/OpenMetrics-Text ; q = 1 ; Version = "1.0.0" `,
    want: 'openmetrics',
  },
  {
    name: 'OpenMetrics with the quality before the version',
    accept: `${OM};q=0.8;version=1.0.0,text/plain;q=0.5`,
    want: 'openmetrics',
  },
  { name: 'only OpenMetrics 0.0.1', accept: `${OM};version=0.0.1`, want: 'text' },
  { name: 'only OpenMetrics 2.0.0', accept: `${OM};version=2.0.0`, want: 'text' },
  { name: 'OpenMetrics refused', accept: `${OM};q=0`, want: 'text' },
  { name: 'text preferred', accept: `${OM};q=0.4,text/plain;version=0.0.4;q=0.5`, want: 'text' },
  { name: 'both alike', accept: `text/plain,${OM}`, want: 'openmetrics' },
  { name: 'a quality that is none', accept: `${OM};q=high`, want: 'text' },
  { name: 'a quality above 1', accept: `${OM};q=2`, want: 'text' },
  {
    name: 'Prometheus 2.42',
    accept: `${OM};version=1.0.0,${OM};version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1`,
    want: 'openmetrics',
  },
  {
    name: 'Prometheus 2.53',
    accept: `${OM};version=1.0.0;q=0.5,${OM};version=0.0.1;q=0.4,text/plain;version=0.0.4;q=0.3,*/*;q=0.2`,
    want: 'openmetrics',
  },
  {
    name: 'Prometheus 3.5',
    accept: `${OM};version=1.0.0;escaping=allow-utf-8;q=0.6,${OM};version=0.0.1;q=0.5,text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,text/plain;version=0.0.4;q=0.3,*/*;q=0.2`,
    want: 'openmetrics',
  },
  {
    name: 'Prometheus with native histograms',
    accept: `application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited,${OM};version=1.0.0;q=0.8,${OM};version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1`,
    want: 'openmetrics',
  },
  { name: 'Prometheus 3.5 told to take text', accept: 'text/plain;version=0.0.4;q=0.6,*/*;q=0.5', want: 'text' },
  { name: 'VictoriaMetrics', accept: 'text/plain;version=0.0.4;q=1,*/*;q=0.1', want: 'text' },
] as const;

describe('negotiate', () => {
  it.each(CASES)('$name: $want', ({ accept, want }) => {
    expect(negotiate(accept)).toBe(want);
  });
});
