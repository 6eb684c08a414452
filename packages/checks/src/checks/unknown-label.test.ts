import { describe, expect, it } from 'vitest';
import { checkDocuments } from '../check-documents.ts';
import { readDocuments } from '../documents/read-documents.ts';
import { EXAMPLE_CATALOG } from '../example-catalog.ts';
import { knownMetrics } from '../known-metrics.ts';

const METRICS = knownMetrics([EXAMPLE_CATALOG], []);

const DEVICE = { name: 'device', type: 'query', query: 'label_values(host_up, device)' };

describe('a matcher on a label that is not there, with a variable', () => {
  it.each([
    { name: 'without values', variable: DEVICE, matcher: 'device="$device"', want: 'warning' },
    { name: 'without values, as a regex', variable: DEVICE, matcher: 'device=~"${device:regex}"', want: 'warning' },
    { name: 'and more text', variable: DEVICE, matcher: 'device="$device-a"', want: 'error' },
    {
      name: 'whose "All" is `.*`',
      variable: { name: 'device', type: 'custom', query: 'a,b', includeAll: true, allValue: '.*' },
      matcher: 'device=~"$device"',
      want: 'warning',
    },
    {
      name: 'whose "All" is `.*`, compared as a text',
      variable: { name: 'device', type: 'custom', query: 'a,b', includeAll: true, allValue: '.*' },
      matcher: 'device="$device"',
      want: 'error',
    },
    {
      name: 'whose "All" is `.+`',
      variable: { name: 'device', type: 'custom', query: 'a,b', includeAll: true, allValue: '.+' },
      matcher: 'device=~"$device"',
      want: 'error',
    },
    {
      name: 'that has its values from another label',
      variable: { ...DEVICE, query: 'label_values(host_up, host)' },
      matcher: 'device="$device"',
      want: 'error',
    },
  ])('$name is of severity $want', ({ variable, matcher, want }) => {
    const dashboard = {
      panels: [{ id: 1, title: 'Up', type: 'timeseries', targets: [{ refId: 'A', expr: `host_up{${matcher}}` }] }],
      templating: { list: [variable] },
    };
    const { documents } = readDocuments('example.json', JSON.stringify(dashboard));
    const { problems } = checkDocuments(documents, { metrics: METRICS });
    expect(problems.filter(({ check }) => check === 'unknown-label').map(({ severity }) => severity)).toEqual([want]);
  });
});

describe('a variable with the values of a label that is not there', () => {
  it.each([
    { name: 'that can be chosen', variable: DEVICE, want: 'error' },
    { name: 'that is hidden', variable: { ...DEVICE, hide: 2 }, want: 'warning' },
    { name: 'with "All"', variable: { ...DEVICE, includeAll: true }, want: 'warning' },
  ])('$name is of severity $want', ({ variable, want }) => {
    const { documents } = readDocuments(
      'example.json',
      JSON.stringify({ panels: [], templating: { list: [variable] } }),
    );
    const { problems } = checkDocuments(documents, { metrics: METRICS });
    expect(problems.map(({ check, severity }) => [check, severity])).toContainEqual([
      'impossible-variable-label',
      want,
    ]);
  });
});
