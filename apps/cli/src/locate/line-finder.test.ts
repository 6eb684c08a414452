import { describe, expect, it } from 'vitest';
import { lineFinder } from './line-finder.ts';

const JSON_TEXT = `{
  "title": "a \\" {[",
  "panels": [
    { "targets": [ { "expr": "up" },
      { "expr":
        "down" } ] },
    { "a/b": { "c~d": [1,
      2] }, "\\u0065": 3 }
  ]
}
`;

const YAML_TEXT = `# Rules.
groups:
  - name: a
    rules:
      - alert: A
        expr: |
          up == 0
        labels: {severity: page}
`;

describe('lines of pointers', () => {
  it.each([
    { name: 'the first line', text: JSON_TEXT, pointer: '/title', want: 2 },
    { name: 'a target', text: JSON_TEXT, pointer: '/panels/0/targets/1/expr', want: 6 },
    { name: 'escaped keys', text: JSON_TEXT, pointer: '/panels/1/a~1b/c~0d/1', want: 8 },
    { name: 'a key that is written with an escape', text: JSON_TEXT, pointer: '/panels/1/e', want: 8 },
    { name: 'what leads on into a text', text: JSON_TEXT, pointer: '/panels/0/targets/0/expr/deeper', want: 4 },
    { name: 'nothing', text: JSON_TEXT, pointer: '/nothing', want: undefined },
    { name: 'the whole', text: JSON_TEXT, pointer: '', want: undefined },
    { name: 'broken JSON before the mistake', text: '{\n"a": 1,\n"b": }', pointer: '/a', want: 2 },
    { name: 'YAML', text: YAML_TEXT, pointer: '/groups/0/rules/0/labels/severity', want: 8 },
    { name: 'a block of text in YAML', text: YAML_TEXT, pointer: '/groups/0/rules/0/expr', want: 7 },
    { name: 'the second document of a file', text: `a: 1\n---\n${YAML_TEXT}`, pointer: '/1/groups/0/name', want: 5 },
    { name: 'no YAML', text: 'a: [', pointer: '/b', want: undefined },
  ])('$name', ({ text, pointer, want }) => {
    expect(lineFinder(text, [pointer, '/title'])(pointer)).toBe(want);
  });

  it('count the lines before a place in a block of text', () => {
    expect(lineFinder(YAML_TEXT, ['/groups/0/rules/0/expr'])('/groups/0/rules/0/expr', 'up ==\n')).toBe(8);
  });

  it('are found in a text that is nested as deep as it likes', () => {
    const depth = 200_000;
    const text = `{"a":${'['.repeat(depth)}${']'.repeat(depth)},\n"b":1}`;
    expect(lineFinder(text, ['/b'])('/b')).toBe(2);
  });
});
