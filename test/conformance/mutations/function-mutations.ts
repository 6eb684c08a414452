import { analyse, type Call, type Expr, selectorsIn, walk } from '@lockstep/promql';
import { replaceSpan } from './edit.ts';
import type { MutationWords, QueryMutation } from './query-mutation.ts';

/** What a function over a range takes its samples for. */
const READ_AS: Readonly<Record<'counter' | 'gauge', readonly string[]>> = {
  counter: ['rate', 'irate', 'increase'],
  gauge: ['deriv', 'delta', 'idelta', 'avg_over_time', 'max_over_time', 'min_over_time', 'sum_over_time'],
};

const AGGREGATIONS = ['sum', 'avg', 'min', 'max', 'count', 'group', 'stddev'];

/** Each function over a range replaced by every other, each aggregation, too; and counters read without one. */
export function functionMutations(text: string, expr: Expr, words: MutationWords): QueryMutation[] {
  const found: QueryMutation[] = [];
  const { decided } = analyse(() => undefined);
  walk(expr, (node, around) => {
    if (node.kind === 'aggregation' && AGGREGATIONS.includes(node.operator.name)) {
      found.push(
        ...AGGREGATIONS.filter((other) => other !== node.operator.name).map((other) => swap(node.operator, other)),
      );
    }
    if (node.kind === 'call' && Object.values(READ_AS).flat().includes(node.function.name)) {
      // Whatever is multiplied by zero may be read in any way.
      const isZero = around.some((outer) => decided(outer) !== undefined);
      found.push(...overRange(node).map((mutation) => (isZero ? { ...mutation, breaks: undefined } : mutation)));
    }
  });
  return found;

  function swap({ from, to, name }: Call['function'], other: string, breaks?: string): QueryMutation {
    return { what: `\`${name}\` is \`${other}\``, text: replaceSpan(text, { from, to }, other), breaks };
  }

  function overRange(call: Call): QueryMutation[] {
    const [selector] = selectorsIn(call);
    const kind = words.kindOf(selector?.metric?.name ?? '');
    const swaps = (['counter', 'gauge'] as const).flatMap((readAs) =>
      READ_AS[readAs]
        .filter((other) => other !== call.function.name)
        .map((other) =>
          swap(call.function, other, isMisread(kind, readAs, call) ? `a ${kind} is read as a ${readAs}` : undefined),
        ),
    );
    const [argument] = call.args;
    if (argument?.kind !== 'matrix') return swaps;
    const raw = replaceSpan(text, call, text.slice(argument.selector.from, argument.selector.to));
    const breaks = kind === 'counter' ? 'a counter is read as a level' : undefined;
    return [...swaps, { what: `\`${call.function.name}\` is left out`, text: raw, breaks }];
  }
}

/** Of a selector right in the call: what an inner expression gives may be either. */
function isMisread(kind: ReturnType<MutationWords['kindOf']>, readAs: 'counter' | 'gauge', { args }: Call): boolean {
  return args[0]?.kind === 'matrix' && kind !== undefined && kind !== 'unknown' && kind !== readAs;
}
