import { describe, expect, it } from 'vitest';
import { readDocuments } from './read-documents.ts';

/** Text that would be harmful to a reader that trusts it. Each must give one problem, and nothing to check. */
const UNREADABLE: { name: string; text: string; says: RegExp }[] = [
  { name: 'an empty file', text: '', says: /is empty/ },
  { name: 'a byte order mark alone', text: '\uFEFF', says: /is empty/ },
  { name: 'NUL characters', text: '{\0"\0a\0"\0', says: /NUL/ },
  { name: 'JSON that ends too early', text: '{\n  "panels": [', says: /ends too early \(line 2, column 14\)/ },
  {
    name: 'JSON with a comma too many',
    text: '{\n  "panels": [],\n}',
    says: /`}` does not belong at line 3, column 1/,
  },
  { name: 'YAML that is none', text: 'groups:\n  - name: a: b\n', says: /line 2, column 11/ },
  { name: 'a key that is given twice', text: 'groups: []\ngroups: []\n', says: /`groups` twice \(line 2, column 1\)/ },
  { name: 'an alias of nothing', text: 'groups: *none\n', says: /`\*none`/ },
  { name: 'an alias of itself', text: 'groups: &a [*a]\n', says: /`\*a`/ },
  { name: '500,000 nested arrays', text: `${'['.repeat(500_000)}${']'.repeat(500_000)}`, says: /nests more than/ },
  { name: '10,000 nested rows', text: nestedRows(10_000), says: /nests more than/ },
  { name: '100,000 nested lists in YAML', text: `a: ${'['.repeat(100_000)}`, says: /nests more than/ },
  { name: '100,000 nested items in YAML', text: `${'- '.repeat(100_000)}x`, says: /nests more than/ },
  { name: 'indented keys without end', text: indentedKeys(2_000), says: /nests more than/ },
  { name: 'anchors that grow to 10^9 nodes', text: aliasBomb(9, 10), says: /aliases that grow/ },
  { name: 'merges that grow without end', text: mergeBomb(), says: /aliases that grow/ },
];

function nestedRows(depth: number): string {
  return `${'{"type":"row","panels":['.repeat(depth)}${']}'.repeat(depth)}`;
}

function indentedKeys(depth: number): string {
  return Array.from({ length: depth }, (_, i) => `${' '.repeat(i)}a:\n`).join('');
}

function aliasBomb(levels: number, width: number): string {
  const lines = Array.from({ length: levels }, (_, i) => {
    const item = i === 0 ? 'x' : `*a${i - 1}`;
    return `k${i}: &a${i} [${Array.from({ length: width }, () => item).join(', ')}]`;
  });
  return lines.join('\n');
}

function mergeBomb(): string {
  const keys = Array.from({ length: 2_000 }, (_, i) => `k${i}: v`).join(', ');
  return `base: &base { ${keys} }\nlist:\n${'- { <<: *base }\n'.repeat(2_000)}`;
}

describe('a hostile file', () => {
  it.each(UNREADABLE)('$name is a problem', ({ text, says }) => {
    const { documents, problems } = readDocuments('hostile', text);
    expect(documents).toEqual([]);
    expect(problems.map(({ check, severity, file }) => [check, severity, file])).toEqual([
      ['unreadable-document', 'error', 'hostile'],
    ]);
    expect(problems[0]?.message).toMatch(says);
  });

  it.each([
    '{"panels": [{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}]}',
    'panels:\n  - __proto__: { polluted: 1 }\n    constructor: { prototype: { polluted: 1 } }\n',
  ])('keys of prototypes are data: %s', (text) => {
    const [dashboard] = readDocuments('hostile', text).documents;
    const [panel] = dashboard?.kind === 'dashboard' ? dashboard.panels : [];
    expect(Object.keys(panel?.json ?? {})).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(panel?.json)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>)['polluted']).toBe(undefined);
  });

  it.each([
    '# later\n',
    '{}',
    '[]',
    '1',
    'null\n---\n1\n',
    '"text"',
    '{"panels": {}, "kind": "Dashboard"}',
    '{"apiVersion": "v1", "kind": "List", "items": [null, 1, {"kind": "ConfigMap", "apiVersion": "v1"}]}',
    '{"name": "package", "version": "1"}',
    'global: { scrape_interval: 30s }\nscrape_configs: []\n',
  ])('%s holds nothing to check', (text) => {
    expect(readDocuments('other', text).problems.map(({ check }) => check)).toEqual(['unknown-document']);
  });

  it.each([
    '{"panels": [null, 1, [], {"targets": 1}, {"targets": [null, {"expr": 1}], "fieldConfig": [], "gridPos": "x"}], "rows": 1}',
    '{"panels": [], "templating": {"list": [null, 1, {"type": "query", "query": {"query": 1}}]}, "annotations": {"list": 1}, "time": 1, "__inputs": [1]}',
    '{"elements": {"a": null, "b": {"spec": 1}, "c": {"kind": "Panel", "spec": {"data": {"spec": {"queries": [null, {}]}}}}}, "layout": {}, "variables": [1], "annotations": 1}',
    '{"groups": [null, 1, {"rules": 1}, {"rules": [null, 1, {}, {"alert": 1, "expr": {}, "labels": [], "for": {}}]}]}',
    '{"apiVersion": 1, "groups": [null, {"rules": [null, {"data": [null, {"model": 1}]}]}]}',
  ])('%s is read as far as it goes', (text) => {
    const { documents, problems } = readDocuments('odd', text);
    expect(documents).toHaveLength(1);
    expect(problems).toEqual([]);
  });

  it('a template is told to be rendered first', () => {
    const { problems } = readDocuments('rules.yaml', '{{- if .Values.rules }}\ngroups: []\n{{- end }}\n');
    expect(problems[0]?.fix).toMatch(/render it first/);
  });
});

describe('a secret', () => {
  const HELD = [
    {
      name: 'a password of a data source',
      text: 'apiVersion: 1\ndatasources:\n  - basicAuthPassword: hunter2hunter2\n',
    },
    {
      name: 'a header',
      text: 'apiVersion: 1\ndatasources:\n  - secureJsonData: { httpHeaderValue1: hunter2hunter2 }\n',
    },
    {
      name: 'a bearer token',
      text: '{"panels": [{"description": "curl -H \'Authorization: Bearer hunter2hunter2hunter2\'"}]}',
    },
    { name: 'a URL', text: '{"panels": [], "links": [{"url": "https://admin:hunter2hunter2@grafana.example/d"}]}' },
    { name: 'a token of Grafana', text: '{"panels": [{"options": {"content": "glsa_hunter2hunter2hunter2hunter2"}}]}' },
    { name: 'a password beside nothing known', text: 'password: hunter2hunter2\n' },
  ];

  it.each(HELD)('in $name is found, and not repeated', ({ text }) => {
    const { problems } = readDocuments('file', text);
    expect(problems.map(({ check }) => check)).toContain('secret-in-file');
    expect(JSON.stringify(problems)).not.toContain('hunter2');
  });

  it.each([
    '{"panels": [{"title": "Basic Information1", "description": "Bearer tokens by age, basic authentication"}]}',
    '{"panels": [{"transformations": [{"id": "organize", "options": {"renameByName": {"password": "Passwords"}}}]}]}',
    '{"panels": [], "links": [{"url": "https://${user}:${password}@grafana.example/d"}]}',
    'apiVersion: 1\ndatasources:\n  - basicAuthPassword: $PASSWORD\n    secureJsonData: { password: "${SECRET}" }\n',
    'groups:\n  - name: a\n    rules:\n      - { record: "a:b", expr: "sum by (password) (x)" }\n',
  ])('is not seen in %s', (text) => {
    expect(readDocuments('file', text).problems).toEqual([]);
  });
});

describe('a large file', () => {
  /** With a step for each pair of them, none would end before the runner gives up. */
  it.each([
    {
      name: 'panels at one place',
      make: (n: number) =>
        `{"panels": [${Array.from({ length: n }, () => '{"id": 1, "gridPos": {"x": 0, "y": 0, "w": 1, "h": 1}}').join(',')}]}`,
    },
    {
      name: 'aliases',
      make: (n: number) => Array.from({ length: n }, (_, i) => `k${i}: &a${i} v\nl${i}: *a${i}`).join('\n'),
    },
    { name: 'keys', make: (n: number) => Array.from({ length: n }, (_, i) => `k${i}: v`).join('\n') },
    { name: 'broken strings', make: (n: number) => `{"a": "${'\\n'.repeat(n)}` },
  ])('of 20,000 $name is read', ({ make }) => {
    expect(readDocuments('large', make(20_000)).problems.length).toBeLessThanOrEqual(1);
  });
});
