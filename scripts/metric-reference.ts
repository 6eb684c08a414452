import { type AnyMetric, type Catalog, type LabelDomain, maxLabelSets } from '@lockstep/catalog';

/** The reference page of all catalogs: one section per metric, in alphabetical order. */
export function metricReference(catalogs: readonly Catalog[]): string {
  const parts = catalogs.map(
    (catalog) => `## ${catalog.name} (\`${catalog.prefix}\`)\n\n${sorted(catalog).map(section).join('\n')}`,
  );
  return `<!-- Generated from packages/catalog by \`npm run generate\`. DO NOT EDIT. -->\n\n# Metrics\n\n${parts.join('\n')}`;
}

/** The metrics of one catalog as a table: name with labels, type, meaning. */
export function metricTable(catalog: Catalog): string {
  const rows = sorted(catalog).map(
    ([name, metric]) => `| \`${name}${labelList(metric)}\` | ${metric.type} | ${cell(metric.help)} |`,
  );
  return ['| metric | type | meaning |', '| --- | --- | --- |', ...rows].join('\n');
}

/**
 * The text with what stands between `<!-- generated: name -->` and `<!-- end: name -->` replaced.
 *
 * @throws {Error} when the markers are not there; then somebody removed the place that the content belongs to.
 */
export function replaceBetweenMarkers(text: string, name: string, content: string): string {
  const [start, end] = [`<!-- generated: ${name} -->`, `<!-- end: ${name} -->`];
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from === -1 || to < from)
    throw new Error(`No \`${start}\` with \`${end}\` after it. Put both lines where the ${name} belong.`);
  return `${text.slice(0, from + start.length)}\n\n${content}\n\n${text.slice(to)}`;
}

function sorted({ metrics }: Catalog): [string, AnyMetric][] {
  return Object.entries(metrics).toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function section([name, metric]: [string, AnyMetric]): string {
  const facts = [
    `- Type: ${metric.type}, unit: ${metric.unit}, ${metric.stability}, since ${metric.since}`,
    `- Present: ${metric.presence}${metric.optional ? ', in components that have what it measures' : ''}; at most ${maxLabelSets(metric).toLocaleString('en-US')} label set(s)`,
    ...Object.entries(metric.labels).map(([label, domain]) => `- Label \`${label}\`: ${domainText(domain)}`),
    ...(metric.buckets.length > 0 ? [`- Buckets: ${metric.buckets.join(', ')}, +Inf`] : []),
    ...(metric.type === 'gauge' && metric.merge !== 'last' ? [`- Of several processes: the ${metric.merge}`] : []),
    `- Use: ${metric.usage}`,
    ...Object.entries(metric.waivers).map(([lint, reason]) => `- Waives \`${lint}\`: ${reason}`),
  ];
  return `### \`${name}\`\n\n${metric.help}\n\n${facts.join('\n')}\n`;
}

function labelList({ labels }: AnyMetric): string {
  const names = Object.keys(labels);
  return names.length === 0 ? '' : `{${names.join(',')}}`;
}

function domainText(domain: LabelDomain): string {
  switch (domain.kind) {
    case 'closed':
      return `one of ${domain.values.map((value) => `\`${value}\``).join(', ')}`;
    case 'entity':
      return `names a ${domain.entity}, at most ${domain.max.toLocaleString('en-US')}${domain.per === undefined ? '' : ` for each \`${domain.per}\``}`;
    case 'attribute':
      return `follows \`${domain.of}\`${domain.optional ? ', may be absent' : ''}`;
  }
}

function cell(text: string): string {
  return text.replaceAll('|', String.raw`\|`);
}
