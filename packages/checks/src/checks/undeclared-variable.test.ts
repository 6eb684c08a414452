import { describe, expect, it } from 'vitest';
import { problemsOfExample } from '../examples.ts';
import { undeclaredVariable } from './undeclared-variable.ts';

const TARGET = { refId: 'A', expr: 'up' };

const CASES: { name: string; dashboard: object; finds: readonly string[] }[] = [
  {
    name: 'a legend',
    dashboard: { panels: [{ targets: [{ ...TARGET, legendFormat: '$host' }] }] },
    finds: ['/panels/0/targets/0/legendFormat'],
  },
  {
    name: 'a query in brackets',
    dashboard: { panels: [{ targets: [{ refId: 'A', expr: 'up{a="[[host]]"}' }] }] },
    finds: ['/panels/0/targets/0/expr'],
  },
  {
    name: 'a data source',
    dashboard: { panels: [{ datasource: { type: 'prometheus', uid: '${ds}' }, targets: [TARGET] }] },
    finds: ['/panels/0/datasource/uid'],
  },
  {
    name: 'a data source by name',
    dashboard: { panels: [{ datasource: '$ds', targets: [TARGET, TARGET] }] },
    finds: ['/panels/0/datasource'],
  },
  {
    name: 'a link of a field',
    dashboard: { panels: [{ fieldConfig: { defaults: { links: [{ url: '/d/x?host=${host:queryparam}' }] } } }] },
    finds: ['/panels/0/fieldConfig/defaults/links/0/url'],
  },
  {
    name: 'a link of the dashboard',
    dashboard: { panels: [], links: [{ url: '/d/x?host=${host}' }] },
    finds: ['/links/0/url'],
  },
  {
    name: 'the query of another variable',
    dashboard: {
      panels: [],
      templating: { list: [{ name: 'a', type: 'query', query: 'label_values(up{b="${b}"}, a)' }] },
    },
    finds: ['/templating/list/0/query'],
  },
  {
    name: 'an annotation',
    dashboard: { panels: [], annotations: { list: [{ expr: 'up{a="$host"}' }] } },
    finds: ['/annotations/list/0/expr'],
  },
  { name: 'the same twice in a text', dashboard: { panels: [{ title: '${a} and ${a}' }] }, finds: ['/panels/0/title'] },
  {
    name: 'an element of schema v2',
    dashboard: { elements: { a: { kind: 'Panel', spec: { title: '${host}' } } }, layout: {} },
    finds: ['/elements/a/spec/title'],
  },
  {
    name: "Grafana's own",
    dashboard: {
      panels: [{ title: '${__field.name} $__interval', targets: [{ refId: 'A', expr: 'rate(x[$__rate_interval])' }] }],
    },
    finds: [],
  },
  {
    name: 'what a panel is repeated for',
    dashboard: { panels: [{ repeat: 'host' }, { repeat: null }, { repeat: '' }] },
    finds: ['/panels/0/repeat'],
  },
  { name: 'money', dashboard: { panels: [{ title: 'Cost in $USD' }] }, finds: [] },
  {
    name: 'an input that is declared',
    dashboard: {
      __inputs: [{ name: 'DS_P', pluginId: 'prometheus' }],
      panels: [{ datasource: '${DS_P}', targets: [TARGET] }],
    },
    finds: [],
  },
  {
    name: 'the query of another data source',
    dashboard: { panels: [{ datasource: { type: 'influxdb' }, targets: [{ query: 'from(bucket: "${bucket}")' }] }] },
    finds: [],
  },
  { name: 'a library panel by itself', dashboard: { kind: 1, model: { title: '${host}', type: 'stat' } }, finds: [] },
];

describe('undeclared-variable in', () => {
  it.each(CASES)('$name', ({ dashboard, finds }) => {
    const found = problemsOfExample(undeclaredVariable, dashboard).filter(
      ({ check }) => check === undeclaredVariable.id,
    );
    expect(found.map(({ path }) => path)).toEqual(finds);
  });

  it('names the panel', () => {
    const [problem] = problemsOfExample(undeclaredVariable, { panels: [{ title: 'Disk', description: '${host}' }] });
    expect(problem).toMatchObject({ panel: 'Disk', path: '/panels/0/description' });
  });
});
