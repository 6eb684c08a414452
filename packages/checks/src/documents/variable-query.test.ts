import { describe, expect, it } from 'vitest';
import { readVariableQuery } from './variable-query.ts';

const CASES = [
  { input: 'label_values(host)', selector: undefined, label: 'host' },
  { input: 'label_values(host_up, host)', selector: 'host_up', label: 'host' },
  { input: ' label_values( host_up{a="b"} , host ) ', selector: 'host_up{a="b"}', label: 'host' },
  { input: 'label_values(host_up{a=~"x,y)"}, host)', selector: 'host_up{a=~"x,y)"}', label: 'host' },
  {
    input: "label_values(host_up{a='it\\'s, ', b=\"c\"}, host)",
    selector: "host_up{a='it\\'s, ', b=\"c\"}",
    label: 'host',
  },
  { input: 'label_values({__name__=~"a,b", c="d"}, host)', selector: '{__name__=~"a,b", c="d"}', label: 'host' },
  { input: 'label_values(sum by (a, b) (x), a)', selector: 'sum by (a, b) (x)', label: 'a' },
  { input: 'label_values(host_up{a="b"}, $label)', selector: 'host_up{a="b"}', label: '$label' },
  { input: 'label_names()', selector: undefined, label: undefined },
  { input: 'label_names(host_up)', selector: 'host_up', label: undefined },
  { input: 'metrics(host_.*)', selector: undefined, label: undefined },
  { input: 'query_result(topk(3, sum by (a, b) (x)))', selector: 'topk(3, sum by (a, b) (x))', label: undefined },
  { input: 'host_up{a="b"}', selector: 'host_up{a="b"}', label: undefined },
  { input: 'label_values(host_up, host', selector: 'label_values(host_up, host', label: undefined },
  { input: '', selector: undefined, label: undefined },
];

describe('readVariableQuery', () => {
  it.each(CASES)('reads $input', ({ input, selector, label }) => {
    const read = readVariableQuery(input);
    expect(read.selector).toBe(selector);
    expect(read.label).toBe(label);
  });
});
