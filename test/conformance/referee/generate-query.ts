import { SIGNATURES, type Signature } from './function-signatures.ts';
import { METRICS, QUERY_TIME, STORED_SERIES } from './known-series.ts';
import { listed, type Piece, piece, type PromqlType } from './piece.ts';
import type { Random } from './random.ts';

/** How often an expression of a wrong type stands somewhere, and how often a piece of syntax is odd. */
const ODD = 0.015;

/**
 * Makes a query by the grammar: mostly well typed, with expressions of other types, wrong arities and odd syntax
 * strewn in, about the series of `known-series.ts`.
 */
export function generateQuery(random: Random): Piece {
  const depth = 1 + random.integer(4);
  return ofType(random, random.chance(0.85) ? 'vector' : random.pick(TYPES), depth);
}

const TYPES = ['vector', 'scalar', 'matrix', 'string'] as const;

type Maker = (random: Random, depth: number) => Piece;

/** The first is what stands where no depth is left. */
const MAKERS: Readonly<Record<PromqlType, readonly [Maker, ...Maker[]]>> = {
  vector: [
    selector,
    selector,
    call,
    call,
    call,
    aggregation,
    aggregation,
    binary,
    binary,
    comparison,
    join,
    unary,
    paren,
  ],
  matrix: [range, range, range, subquery],
  scalar: [scalarLeaf, scalarLeaf, scalarCall, scalarBinary, scalarParen],
  string: [stringLiteral, stringLiteral, (random) => piece`(${stringLiteral(random)})`],
};

function ofType(random: Random, type: PromqlType, depth: number): Piece {
  const makers = MAKERS[random.chance(ODD) ? random.pick(TYPES) : type];
  return depth <= 0 ? makers[0](random, 0) : random.pick(makers)(random, depth - 1);
}

const vector: Maker = (random, depth) => ofType(random, 'vector', depth);
const scalar: Maker = (random, depth) => ofType(random, 'scalar', depth);

function selector(random: Random): Piece {
  return piece`${bareSelector(random)}${shift(random)}`;
}

function bareSelector(random: Random): Piece {
  const name = random.pick(NAMES);
  const within = matchers(random, name);
  if (random.chance(0.03)) return piece`{"${name}"${random.chance(0.5) ? piece`, ${within}` : ''}}`;
  if (random.chance(0.06)) return piece`{${within}}`;
  if (random.chance(0.03)) return piece`{__name__=~"${name}|up"}`;
  return random.chance(0.6) ? piece`${name}` : piece`${name}{${within}}`;
}

const NAMES = METRICS as [string, ...string[]];

function matchers(random: Random, name: string): Piece {
  const count = random.chance(ODD) ? 0 : 1 + random.integer(2);
  return listed(
    Array.from({ length: count }, () => (random.chance(0.6) ? fittingMatcher(random, name) : matcher(random))),
  );
}

/** One that finds something. */
function fittingMatcher(random: Random, name: string): Piece {
  const series = STORED_SERIES.filter(({ labels }) => labels['__name__'] === name);
  const { __name__: _, ...labels } = series[random.integer(series.length)]?.labels ?? {};
  const [label, value] = random.pick([['job', 'api'], ...Object.entries(labels)]);
  return piece`${label}="${value}"`;
}

function matcher(random: Random): Piece {
  const label = labelName(random);
  if (random.chance(0.4)) {
    const operator = random.pick(['=~', '!~']);
    return piece`${label}${operator}${quoted(random, random.pick(REGEXES))}`;
  }
  return piece`${label}${random.pick(['=', '=', '=', '!='])}${quoted(random, random.pick(VALUES))}`;
}

const LABELS = ['job', 'instance', 'method', 'code', 'room', 'le', 'version'] as const;
const RARE_LABELS = [
  'zone',
  '__name__',
  'by',
  'sum',
  'offset',
  'bool',
  'start',
  'inf',
  '"job"',
  '"odd name"',
  '9a',
  '',
] as const;
const VALUES = [
  'api',
  'batch',
  'a:1',
  'b:1',
  'GET',
  'PUT',
  '200',
  '500',
  'hall',
  '1.0',
  '+Inf',
  '',
  'none',
  '\\u0041\\n',
] as const;
const REGEXES = [
  'api|batch',
  '.+',
  '.*',
  '',
  'a.*',
  '(?i)get',
  '[[:alpha:]]+',
  'hall|',
  '5..',
  '\\\\d+',
  'x?',
  '(a',
  '(?=a)',
  '(?s:.)',
] as const;

function labelName(random: Random): string {
  return random.chance(0.03) ? random.pick(RARE_LABELS) : random.pick(LABELS);
}

function quoted(random: Random, text: string): string {
  if (random.chance(0.03) && !text.includes('\\')) return `\`${text}\``;
  if (random.chance(ODD / 4)) return random.pick([`"${text}`, `"\\q${text}"`, `'${text}"`]);
  return random.chance(0.2) ? `'${text}'` : `"${text}"`;
}

function shift(random: Random): Piece {
  if (random.chance(0.85)) return piece``;
  const offset = piece` ${spelled(random, 'offset')} ${random.chance(0.2) ? '-' : ''}${duration(random)}`;
  const at = piece` @ ${random.pick(['start()', 'end()', String(QUERY_TIME), String(QUERY_TIME - 600.5), 'up', '-1'])}`;
  return random.pick([offset, offset, at, piece`${at}${offset}`, piece`${offset}${at}`]);
}

const DURATIONS = ['1m', '2m', '5m', '5m', '10m', '90s', '1m30s', '30s'] as const;
const RARE_DURATIONS = [
  '15s',
  '1h',
  '300',
  '0s',
  '1.5m',
  '30s1m',
  '500ms',
  '1d',
  '-5m',
  '0x3c',
  '1m * 2',
  '(1m + 30s)',
  'step()',
  '1e2',
  '100y1000y',
] as const;

function duration(random: Random): string {
  return random.chance(0.06) ? random.pick(RARE_DURATIONS) : random.pick(DURATIONS);
}

function range(random: Random): Piece {
  const inner = random.chance(ODD) ? selector(random) : bareSelector(random);
  return piece`${inner}[${duration(random)}]${shift(random)}`;
}

function subquery(random: Random, depth: number): Piece {
  const step = random.chance(0.5) ? random.pick(['30s', '1m', '15s', '2m']) : '';
  const inner = vector(random, depth);
  const wrapped = random.chance(0.5) ? piece`(${inner})` : inner;
  return piece`${wrapped}[${duration(random)}:${step}]${shift(random)}`;
}

function call(random: Random, depth: number): Piece {
  return callOf(random, random.pick(SIGNATURES), depth);
}

function scalarCall(random: Random, depth: number): Piece {
  return callOf(random, random.pick(SCALAR_SIGNATURES), depth);
}

const SCALAR_SIGNATURES = SIGNATURES.filter(({ gives }) => gives === 'scalar') as [Signature, ...Signature[]];

function callOf(random: Random, { name, args }: Signature, depth: number): Piece {
  const [required = '', optional = ''] = args.split('?');
  const letters = (required + optional.slice(0, random.integer(optional.length + 1))).split('');
  if (random.chance(ODD)) letters.pop();
  if (random.chance(ODD)) letters.push(random.pick(['s', 'v', 't']));
  const given = letters.map((letter) => (ARGUMENTS[letter] ?? vector)(random, depth));
  const cased = random.chance(ODD / 2) ? name.toUpperCase() : name;
  return piece`${cased}${space(random)}(${listed(given)}${random.chance(ODD / 4) ? ',' : ''})`;
}

const ARGUMENTS: Readonly<Record<string, Maker>> = {
  v: vector,
  s: scalar,
  m: (random, depth) => ofType(random, 'matrix', depth),
  t: (random) => ofType(random, 'string', 0),
  l: (random) =>
    piece`${quoted(random, random.chance(0.15) ? random.pick(['dst', '__name__', '9a', '']) : random.pick(LABELS))}`,
  r: (random) => piece`${quoted(random, random.pick(['$1', 'new', '', '$1-$2', '${1}x']))}`,
  x: (random) => piece`${quoted(random, random.pick(['(.*)', '(.+)', '(a).*', '', 'hall|(roof)', '(a', '.*']))}`,
};

function aggregation(random: Random, depth: number): Piece {
  const [operator, parameter] = random.pick(AGGREGATIONS);
  const parameters = parameter === undefined ? [] : [(ARGUMENTS[parameter] ?? scalar)(random, 0)];
  if (random.chance(ODD)) parameters.push(scalar(random, 0));
  const body = piece`(${listed([...parameters, vector(random, depth)])})`;
  const name = spelled(random, operator);
  if (random.chance(0.3)) return piece`${name}${space(random)}${body}`;
  const modifier = piece`${spelled(random, random.pick(['by', 'by', 'without']))} (${grouping(random)})`;
  return random.chance(0.7) ? piece`${name} ${modifier} ${body}` : piece`${name}${body} ${modifier}`;
}

const AGGREGATIONS = [
  ['sum'],
  ['sum'],
  ['avg'],
  ['min'],
  ['max'],
  ['count'],
  ['group'],
  ['stddev'],
  ['stdvar'],
  ['topk', 's'],
  ['bottomk', 's'],
  ['quantile', 's'],
  ['count_values', 'l'],
  ['limitk', 's'],
  ['limit_ratio', 's'],
] as const satisfies readonly [string, string?][] as unknown as readonly [[string, string?], ...[string, string?][]];

function grouping(random: Random): string {
  const labels = random.some(LABELS, 4);
  if (random.chance(0.05)) labels.push(random.pick(RARE_LABELS) as (typeof LABELS)[number]);
  return labels.join(', ') + (random.chance(ODD) ? ',' : '');
}

const ARITHMETIC = ['+', '-', '*', '/', '%', '^', 'atan2'] as const;
const COMPARISONS = ['==', '!=', '>', '<', '>=', '<='] as const;
const SETS = ['and', 'or', 'unless'] as const;

/** Of a vector and a scalar in either order. */
function binary(random: Random, depth: number): Piece {
  const operator = spelled(random, random.chance(ODD) ? random.pick(SETS) : random.pick(ARITHMETIC));
  const [left, right] = random.chance(0.6) ? [vector, scalar] : [scalar, vector];
  return piece`${left(random, depth)} ${operator} ${right(random, depth)}`;
}

function comparison(random: Random, depth: number): Piece {
  const bool = random.chance(0.4) ? ` ${spelled(random, 'bool')}` : '';
  const [left, right] = random.chance(0.7) ? [vector, scalar] : [scalar, vector];
  return piece`${left(random, depth)} ${random.pick(COMPARISONS)}${bool} ${right(random, depth)}`;
}

/** Of two vectors. */
function join(random: Random, depth: number): Piece {
  const kind = random.integer(3);
  const operator = [random.pick(ARITHMETIC), random.pick(COMPARISONS), random.pick(SETS)][kind] ?? '+';
  const bool = random.chance(kind === 1 ? 0.3 : ODD / 2) ? ' bool' : '';
  const matching = random.chance(0.4) ? '' : matchingClause(random, random.chance(kind === 2 ? ODD : 0.4));
  const left = vector(random, depth);
  // Two unlike sides seldom match: one side in five is the other once more.
  const right = random.chance(0.2) ? left : vector(random, depth);
  return piece`${left} ${spelled(random, operator)}${bool}${matching} ${right}`;
}

function matchingClause(random: Random, grouped: boolean): string {
  const clause = ` ${spelled(random, random.pick(['on', 'ignoring']))} (${grouping(random)})`;
  if (!grouped) return clause;
  const side = spelled(random, random.pick(['group_left', 'group_right']));
  return `${clause} ${side}${random.chance(0.6) ? ` (${random.some(LABELS, 2).join(', ')})` : ''}`;
}

function unary(random: Random, depth: number): Piece {
  return piece`${random.pick(['-', '-', '+'])}${vector(random, depth)}`;
}

function paren(random: Random, depth: number): Piece {
  return piece`(${space(random)}${vector(random, depth)})`;
}

const NUMBERS = ['0', '1', '2', '0.5', '0.9', '100', '1e3', '3'] as const;
const RARE_NUMBERS = [
  '5.',
  '.5',
  '0x1F',
  '017',
  '08',
  'Inf',
  '-Inf',
  '+inf',
  'NaN',
  '1_000',
  '5m',
  '1h30m',
  '1__0',
  '1e',
  '-1',
  '1E-2',
  '1e400',
] as const;

function scalarLeaf(random: Random): Piece {
  return piece`${random.chance(0.15) ? random.pick(RARE_NUMBERS) : random.pick(NUMBERS)}`;
}

function scalarBinary(random: Random, depth: number): Piece {
  const compared = random.chance(0.3);
  const operator = compared
    ? `${random.pick(COMPARISONS)}${random.chance(0.9) ? ' bool' : ''}`
    : random.pick(ARITHMETIC);
  return piece`${scalar(random, depth)} ${operator} ${scalar(random, depth)}`;
}

function scalarParen(random: Random, depth: number): Piece {
  return random.chance(0.5) ? piece`(${scalar(random, depth)})` : piece`-${scalar(random, depth)}`;
}

function stringLiteral(random: Random): Piece {
  return piece`${quoted(random, random.pick(VALUES))}`;
}

/** Keywords in capitals are the same words. */
function spelled(random: Random, keyword: string): string {
  return random.chance(0.04) ? keyword.toUpperCase() : keyword;
}

function space(random: Random): string {
  return random.chance(0.95) ? '' : random.pick([' ', '\n', '\t', ' # a ) comment\n', '\r\n']);
}
