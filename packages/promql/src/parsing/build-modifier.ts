import type { SyntaxNode } from '@lezer/common';
import type { Fill, Grouping, Matching, Name } from '../ast.ts';
import { numberOf } from './number.ts';
import { decodeString } from './string-literal.ts';
import { child, children, span } from './syntax-node.ts';
import { macroIn, parsedText, type TreeSource, writtenText } from './tree-source.ts';

/** Makes `by (a)` or `without (a)`. */
export function buildGrouping(query: TreeSource, node: SyntaxNode): Grouping {
  return {
    kind: node.getChild('By') === null ? 'without' : 'by',
    labels: buildNames(query, child(node, 'GroupingLabels')),
    ...span(node),
  };
}

/** Makes `on (a) group_left (b)`. */
export function buildMatching(query: TreeSource, node: SyntaxNode): Matching {
  const [labels, include] = node.getChildren('GroupingLabels');
  const group = node.getChild('GroupLeft') ?? node.getChild('GroupRight');
  return {
    kind: node.getChild('On') === null ? 'ignoring' : 'on',
    labels: labels === undefined ? [] : buildNames(query, labels),
    ...(group === null
      ? {}
      : {
          group: {
            side: group.name === 'GroupLeft' ? ('left' as const) : ('right' as const),
            include: include === undefined ? [] : buildNames(query, include),
            from: group.from,
            to: node.to,
          },
        }),
    ...span(node),
  };
}

/** Makes `fill (0)`. */
export function buildFill(query: TreeSource, node: SyntaxNode): Fill {
  const templated = macroIn(query, node) !== undefined;
  const value = (name: string): number | undefined => {
    const literal = node.getChild(name)?.getChild('NumberDurationLiteral');
    if (literal === undefined || literal === null) return undefined;
    return templated ? Number.NaN : numberOf(parsedText(query, literal)).value;
  };
  const both = value('FillClause');
  const left = value('FillLeftClause') ?? both;
  const right = value('FillRightClause') ?? both;
  return {
    ...(left === undefined ? {} : { left }),
    ...(right === undefined ? {} : { right }),
    ...(templated ? { written: writtenText(query, node) } : {}),
    ...span(node),
  };
}

/** Makes the name of a metric, label, function or aggregation. */
export function buildName(query: TreeSource, node: SyntaxNode): Name {
  const quoted = node.name === 'QuotedLabelName';
  const raw = quoted ? writtenText(query, node) : parsedText(query, node);
  const templated = macroIn(query, node) !== undefined;
  return {
    name: quoted ? decodeString(raw) : raw,
    templated,
    ...(quoted ? { quoted } : {}),
    ...(templated ? { written: writtenText(query, node) } : {}),
    ...span(node),
  };
}

function buildNames(query: TreeSource, list: SyntaxNode): Name[] {
  return children(list)
    .filter(({ name }) => name === 'LabelName' || name === 'QuotedLabelName')
    .map((label) => buildName(query, label));
}
