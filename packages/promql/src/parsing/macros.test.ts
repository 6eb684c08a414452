import { describe, expect, it } from 'vitest';
import { replaceMacros } from '../index.ts';

describe('replaceMacros', () => {
  const cases: {
    name: string;
    text: string;
    source: string;
    macros: [name: string, context: string, format?: string][];
  }[] = [
    { name: 'nothing to do', text: 'rate(x[5m])', source: 'rate(x[5m])', macros: [] },
    {
      name: 'a range',
      text: 'rate(x[$__rate_interval])',
      source: 'rate(x[0000000000000000])',
      macros: [['__rate_interval', 'duration']],
    },
    {
      name: 'a subquery with a unit behind the macro',
      text: 'x[${__range_s}s:$__interval]',
      source: 'x[000000000000s:00000000000]',
      macros: [
        ['__range_s', 'duration'],
        ['__interval', 'duration'],
      ],
    },
    { name: 'the legacy form in a range', text: 'x[[[step]]]', source: 'x[00000000]', macros: [['step', 'duration']] },
    { name: 'an offset', text: 'x offset $o', source: 'x offset 00', macros: [['o', 'duration']] },
    { name: 'a negative offset', text: 'x offset -$o', source: 'x offset -00', macros: [['o', 'duration']] },
    {
      name: 'a built-in number',
      text: 'x / $__interval_ms',
      source: 'x / 00000000000000',
      macros: [['__interval_ms', 'number']],
    },
    { name: 'a metric name', text: '$metric{a="b"}', source: '_metric{a="b"}', macros: [['metric', 'name']] },
    {
      name: 'part of a metric name',
      text: 'node_${what}_total',
      source: 'node___what__total',
      macros: [['what', 'name']],
    },
    { name: 'a grouping', text: 'sum by ($group) (x)', source: 'sum by (_group) (x)', macros: [['group', 'name']] },
    { name: 'a label name', text: 'x{$label="1"}', source: 'x{_label="1"}', macros: [['label', 'name']] },
    { name: 'a value in a string', text: 'x{a=~"$host"}', source: 'x{a=~"$host"}', macros: [['host', 'string']] },
    {
      name: 'a format in a string',
      text: "x{a=~'${host:regex}', b=~`[[zone:pipe]]`}",
      source: "x{a=~'${host:regex}', b=~`[[zone:pipe]]`}",
      macros: [
        ['host', 'string', 'regex'],
        ['zone', 'string', 'pipe'],
      ],
    },
    {
      name: 'groups of label_replace are no macros',
      text: 'label_replace(x, "a", "$1-${2}", "b", "(.*)")',
      source: 'label_replace(x, "a", "$1-${2}", "b", "(.*)")',
      macros: [],
    },
    {
      name: 'a bracket in a string opens no range',
      text: 'x{a="["} / $y',
      source: 'x{a="["} / _y',
      macros: [['y', 'name']],
    },
    {
      name: 'an escaped quote',
      text: String.raw`x{a="\"$v"}`,
      source: String.raw`x{a="\"$v"}`,
      macros: [['v', 'string']],
    },
    { name: 'a quote in a comment', text: "x # don't $a\n+ $b", source: "x # don't $a\n+ _b", macros: [['b', 'name']] },
  ];

  it.each(cases)('keeps positions: $name', ({ text, source, macros }) => {
    const result = replaceMacros(text);
    expect(result.source).toBe(source);
    expect(result.source).toHaveLength(text.length);
    expect(
      result.macros.map(({ name, context, format }) =>
        format === undefined ? [name, context] : [name, context, format],
      ),
    ).toEqual(macros);
    for (const { from, to, name } of result.macros) expect(text.slice(from, to)).toContain(name);
  });
});
