import { describe, expect, it } from 'vitest';
import { type Expr, MAX_DEPTH, MAX_QUERY_LENGTH, parseQuery } from './index.ts';

/** A tree in one line: every operation in brackets, so that grouping is seen. */
function outline(expr: Expr): string {
  switch (expr.kind) {
    case 'number':
      return expr.macro === undefined ? String(expr.value) : `$${expr.macro.name}`;
    case 'string':
      return JSON.stringify(expr.value);
    case 'selector':
      return [
        expr.metric?.name ?? '',
        ...expr.matchers.map(({ label, operator, value }) => `{${label.name}${operator}${value.value}}`),
        ...(expr.offset === undefined ? [] : ['~offset']),
        ...(expr.at === undefined ? [] : [`@${expr.at.time}`]),
        ...(expr.edges === undefined ? [] : [`~${expr.edges}`]),
      ].join('');
    case 'matrix':
      return `${outline(expr.selector)}[]`;
    case 'subquery':
      return `<${outline(expr.expr)}>[:]${expr.offset === undefined ? '' : '~offset'}${expr.at === undefined ? '' : `@${expr.at.time}`}`;
    case 'call':
      return `${expr.function.name}(${expr.args.map(outline).join(' ')})`;
    case 'aggregation':
      return `${expr.operator.name}:${expr.grouping?.labels.map(({ name }) => name).join('+') ?? ''}(${expr.args.map(outline).join(' ')})`;
    case 'binary':
      return `<${outline(expr.left)} ${expr.operator}${expr.bool ? '?' : ''} ${outline(expr.right)}>`;
    case 'unary':
      return `<${expr.operator}${outline(expr.expr)}>`;
    case 'paren':
      return `(${outline(expr.expr)})`;
  }
}

const read = (text: string): string => {
  const { expr, problems } = parseQuery(text);
  return expr === undefined ? problems.map(({ message }) => message).join('\n') : outline(expr);
};

describe('parseQuery groups as Prometheus does', () => {
  const cases: [text: string, tree: string][] = [
    ['-1^2', '<-<1 ^ 2>>'],
    ['-1^-2', '<-<1 ^ -2>>'],
    ['2 ^ -1 * 3', '<<2 ^ -1> * 3>'],
    ['2 ^ -1 ^ 3', '<2 ^ <-<1 ^ 3>>>'],
    ['2 ^ 3 ^ 4', '<2 ^ <3 ^ 4>>'],
    ['- a ^ 2', '<-<a ^ 2>>'],
    ['-a * b', '<<-a> * b>'],
    ['- -1', '1'],
    ['-(1)', '<-(1)>'],
    ['a - b - c', '<<a - b> - c>'],
    ['a + b * c % d', '<a + <<b * c> % d>>'],
    ['a or b and c unless d == bool 1', '<a or <<b and c> unless <d ==? 1>>>'],
    ['a / b atan2 c', '<<a / b> atan2 c>'],
    ['a </ 1 > 2', '<<a </ 1> > 2>'],
    ['a + b offset 5m', '<a + b~offset>'],
    ['a + b offset 5m * c', '<a + <b~offset * c>>'],
    ['-a offset 5m', '<-a~offset>'],
    ['-a @ -5', '<-a@-5>'],
    ['a ^ b[5m:1m] + c', '<<a ^ <b>[:]> + c>'],
    ['-a[5m:]', '<-<a>[:]>'],
    ['(a + b)[5m:] @ end() offset 1h', '<(<a + b>)>[:]~offset@end'],
    ['a offset 5s-8', '<a~offset - 8>'],
    ['a offset -2^2', '<a~offset ^ 2>'],
    ['a / on (x) group_left (y) b offset 5m > bool 3', '<<a / b~offset> >? 3>'],
    ['a[5m] smoothed offset 1m', 'a~offset~smoothed[]'],
  ];
  it.each(cases)('%s', (text, tree) => {
    expect(read(text)).toBe(tree);
  });
});

describe('parseQuery accepts', () => {
  const cases: [text: string, tree: string][] = [
    ['5. + 1.', '<5 + 1>'],
    ['x @ 3.', 'x@3'],
    ['0x1F + 0X_ff + 1_000 + 017 + 08', '<<<<31 + 255> + 1000> + 15> + 8>'],
    ['.5e1 + 5E-1 + inf + NaN + 1h30m', '<<<<5 + 0.5> + Infinity> + NaN> + 5400>'],
    ['offset{offset="a"} offset 5m', 'offset{offset=a}~offset'],
    ['sum by (sum, "a b", on, a:b) (by)', 'sum:sum+a b+on+a:b(by)'],
    ['SUM(sum) WITHOUT (x)', 'sum:x(sum)'],
    ['fill + fill(2) fill_left', '<fill + fill_left>'],
    ['a <= bool {b="c"} offset 1m * 2', '<a <=? <{b=c}~offset * 2>>'],
    ['a >= bool (-1) or b', '<<a >=? (-1)> or b>'],
    ['a * on (x) group_left {b="c"} / d', '<<a * {b=c}> / d>'],
    ['a + fill(0) (b) * fill_right (1) sum by (x) (c) and d', '<<a + <(b) * sum:x(c)>> and d>'],
    ['start / end', '<start / end>'],
    ['min_of(3, max_of(1, 2))', 'min_of(3 max_of(1 2))'],
    ['x[STEP()] offset max_of(5m, Range())', 'x~offset[]'],
    ['a # why\r+ b # "(', '<a + b>'],
    ["{\"my.metric\", 'it\\'s'=`a\\b`}", "my.metric{it's=a\\b}"],
    ['clamp_max(x, $max) > topk by (a) (${n}, $x)', '<clamp_max(x $max) > topk:a($n _x)>'],
    ['rate(x[$__rate_interval]) / $__interval_ms @ $__from', '`@` stands only after a selector or a subquery.'],
  ];
  it.each(cases)('%s', (text, tree) => {
    expect(read(text)).toBe(tree);
  });
});

describe('parseQuery points at', () => {
  const cases: { text: string; at: string; from: number; message: string }[] = [
    { text: '', at: '', from: 0, message: 'The query is empty.' },
    { text: ' # nothing\n', at: ' # nothing\n', from: 0, message: 'The query is empty.' },
    { text: 'up +', at: '', from: 4, message: 'The query ends too early: an expression is expected.' },
    { text: 'sum((up)', at: '(', from: 3, message: '`(` is never closed.' },
    { text: 'up)', at: ')', from: 2, message: '`)` closes nothing.' },
    { text: '(up]', at: ']', from: 3, message: '`]` does not close `(`: `)` is expected.' },
    { text: 'up{job="a} + 1', at: '"a} + 1', from: 7, message: 'The string is not closed.' },
    { text: 'up{job="a\n"}', at: '"a\n"}', from: 7, message: 'The string is not closed.' },
    {
      text: 'up{a="\\n\\q"}',
      at: '\\q',
      from: 8,
      message: '`\\q` is no escape. A backslash itself is written `\\\\`, or the string in back quotes.',
    },
    {
      text: 'up{a="\\uD800"}',
      at: '\\uD800',
      from: 6,
      message: '`\\uD800` is no escape. A backslash itself is written `\\\\`, or the string in back quotes.',
    },
    {
      text: 'up{a="x\uD800"}',
      at: '\uD800',
      from: 7,
      message: 'The string holds a character that is not valid UTF-8.',
    },
    {
      text: 'up{job="a"} down',
      at: 'down',
      from: 12,
      message: '`down` does not belong here: an operator or the end of the query is expected.',
    },
    {
      text: 'rate(x[$__interval]) $op y',
      at: '$op',
      from: 21,
      message: '`$op` does not belong here: an operator or the end of the query is expected.',
    },
    {
      text: 'sum(increse(x[5m]))',
      at: 'increse',
      from: 4,
      message: '`increse` is not a function of PromQL. Did you mean `increase`?',
    },
    {
      text: 'sum(x) / $fn(y)',
      at: '$fn',
      from: 9,
      message: '`$fn` stands for a function or an aggregation: what the query does is not known.',
    },
    { text: 'Xyzzy(x)', at: 'Xyzzy', from: 0, message: '`Xyzzy` is not a function of PromQL.' },
    {
      text: 'up{host=~$host}',
      at: '$host',
      from: 9,
      message: '`$host` does not belong here: a string in quotes is expected.',
    },
    {
      text: 'up{host}',
      at: '}',
      from: 7,
      message: '`}` does not belong here: `=`, `!=`, `=~` or `!~` is expected.',
    },
    { text: 'up{a="b" c="d"}', at: 'c', from: 9, message: '`c` does not belong here: `,` or `}` is expected.' },
    { text: 'up{,}', at: ',', from: 3, message: '`,` does not belong here: a label name or `}` is expected.' },
    {
      text: 'sum by job (up)',
      at: 'job',
      from: 7,
      message: '`job` does not belong here: a list of labels in parentheses is expected.',
    },
    {
      text: 'sum by (a b) (up)',
      at: 'b',
      from: 10,
      message: '`b` does not belong here: `,` or `)` is expected.',
    },
    {
      text: 'sum by (without) (up)',
      at: 'without',
      from: 8,
      message: 'The label `without` must be quoted here: `"without"`.',
    },
    {
      text: 'up[5m] offset',
      at: '',
      from: 13,
      message: 'The query ends too early: a duration such as `5m` is expected.',
    },
    { text: 'up[5m 5m]', at: '5m', from: 6, message: '`5m` does not belong here: `:` or `]` is expected.' },
    {
      text: 'up[five]',
      at: 'five',
      from: 3,
      message: '`five` is no duration such as `5m`, and none of `step()`, `range()`, `min_of()`, `max_of()`.',
    },
    { text: 'rate(up,)', at: ')', from: 8, message: '`)` does not belong here: an expression is expected.' },
    { text: '1 + 5mm', at: '5mm', from: 4, message: '`5mm` is neither a number nor a duration such as `5m`.' },
    {
      text: 'up[10s5m]',
      at: '10s5m',
      from: 3,
      message: 'The units of `10s5m` stand in the wrong order: `y w d h m s ms`, each at most once.',
    },
    { text: 'up[300000000000y]', at: '300000000000y', from: 3, message: '`300000000000y` is too long for a duration.' },
    { text: '1e999', at: '1e999', from: 0, message: '`1e999` is too large for a number.' },
    {
      text: 'up @ Inf',
      at: 'Inf',
      from: 5,
      message: 'The time after `@` must be a finite number of seconds.',
    },
    {
      text: 'sum(up)[5m]',
      at: 'sum(up)[5m]',
      from: 0,
      message: 'A range stands only after a selector. Of anything else write a subquery: `[5m:]`.',
    },
    {
      text: 'a + b offset 1h [5m]',
      at: 'b offset 1h [5m]',
      from: 4,
      message: 'A range comes before `offset` and `@`: `x[5m] offset 1h`.',
    },
    { text: 'a offset 1m offset 2m', at: 'a offset 1m offset 2m', from: 0, message: '`offset` is given twice.' },
    {
      text: 'a[5m:] anchored',
      at: 'a[5m:] anchored',
      from: 0,
      message: '`anchored` or `smoothed` stands only after a selector.',
    },
    {
      text: '{"a", "b"}',
      at: '"b"',
      from: 6,
      message: 'The metric is named already: `a`.',
    },
    { text: 'up | down', at: '|', from: 3, message: '`|` has no meaning here.' },
    {
      text: 'up\u00A0+ 1',
      at: '\u00A0',
      from: 2,
      message:
        '`\u00A0` (U+00A0) has no meaning here. Outside quotes only ASCII is allowed; other names are written `{"name"}`.',
    },
  ];
  it.each(cases)('$text', ({ text, at, from, message }) => {
    const [first] = parseQuery(text).problems;
    expect(first).toEqual({ from, to: from + at.length, message });
    expect(text.slice(first?.from, first?.to)).toBe(at);
  });
});

describe('parseQuery keeps every node in its place', () => {
  const places: [text: string, parts: string[]][] = [
    ['- a offset 5m + 2', ['- a offset 5m + 2', '- a offset 5m', 'a offset 5m', '2']],
    [' -1 ^ 2 ', ['-1 ^ 2', '1 ^ 2', '1', '2']],
    ['rate( x{a="b"} [5m] )', ['rate( x{a="b"} [5m] )', 'x{a="b"} [5m]', 'x{a="b"}']],
  ];
  it.each(places)('%s', (text, parts) => {
    const { expr } = parseQuery(text);
    expect(expr && spansIn(expr).map(({ from, to }) => text.slice(from, to))).toEqual(parts);
  });
});

describe('hostile text ends in one problem', () => {
  const size = 30_000;
  const cases: [name: string, text: string, from: number][] = [
    ['parentheses', '('.repeat(size) + ')'.repeat(size), MAX_DEPTH],
    ['parentheses that are never closed', '('.repeat(300), 299],
    ['calls', 'abs('.repeat(20_000), 4 * MAX_DEPTH + 3],
    ['operators', `a${' or a'.repeat(15_000)}`, 5 * MAX_DEPTH + 2],
    ['signs', '-'.repeat(size), MAX_DEPTH],
    ['powers', `1${'^1'.repeat(size)}`, 2 * MAX_DEPTH + 1],
    ['subqueries', `a${'[1m:]'.repeat(size / 2)}`, 5 * (MAX_DEPTH - 1) + 1],
    ['durations', `a[${'('.repeat(size)}`, MAX_DEPTH],
    ['signs of durations', `a offset ${'-'.repeat(size)}1m`, MAX_DEPTH + 8],
    ['too many characters', 'a'.repeat(1_000_000), MAX_QUERY_LENGTH],
    ['macros that are never closed', '${a:'.repeat(20_000), 0],
    ['macros that are operands', '$a '.repeat(size), 3],
    ['quotes', '"'.repeat(size + 1), size],
    ['functions that do not exist', 'xyzabcdefgh('.repeat(5000), 0],
  ];
  it.each(cases)('%s', (_, text, from) => {
    const { problems, expr } = parseQuery(text);
    expect(expr).toBeUndefined();
    expect(problems[0]?.from).toBe(from);
  });

  const accepted: [name: string, text: string][] = [
    ['parentheses', `${'('.repeat(490)}a${')'.repeat(490)}`],
    ['operators', `a${' or on (abcdef) aaaaaaaaaaaaaa'.repeat(490)}`],
    ['powers', `1${' ^ 1'.repeat(490)}`],
    ['calls', `${'clamp(a, 1, scalar('.repeat(240)}a${'))'.repeat(240)}`],
    ['arguments', `max(${Array.from({ length: 5000 }, () => 'a + a').join(',')})`],
    ['matchers', `a{${Array.from({ length: 5000 }, (_, i) => `l${i}="v"`).join(',')}}`],
    ['one name', 'a'.repeat(MAX_QUERY_LENGTH)],
  ];
  it.each(accepted)('what is only large parses: %s', (_, text) => {
    expect(parseQuery(text).problems).toEqual([]);
  });
});

function spansIn(expr: Expr): { from: number; to: number }[] {
  switch (expr.kind) {
    case 'binary':
      return [expr, ...spansIn(expr.left), ...spansIn(expr.right)];
    case 'unary':
    case 'paren':
    case 'subquery':
      return [expr, ...spansIn(expr.expr)];
    case 'matrix':
      return [expr, expr.selector];
    case 'call':
    case 'aggregation':
      return [expr, ...expr.args.flatMap(spansIn)];
    case 'number':
    case 'string':
    case 'selector':
      return [expr];
  }
}
