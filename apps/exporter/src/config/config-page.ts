import { ConfigSchema, WRITES } from './config-schema.ts';

/** What of a JSON Schema stands on the page. */
interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[] | undefined;
  readonly [WRITES]?: string;
}

/** JSON Schema of the configuration file, for editors. */
export function configJsonSchema(): object {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Configuration of lockstep-exporter',
    ...withoutOwnKeywords(ConfigSchema as Schema),
  };
}

/** The reference of the configuration file as Markdown, for `docs/generated/exporter-config.md`. */
export function configPage(): string {
  return [
    '<!-- Generated from apps/exporter by `npm run generate`. DO NOT EDIT. -->',
    '# Configuration of the exporter',
    'One YAML file, which `--config.file` or `LOCKSTEP_EXPORTER_CONFIG` names. Paths are relative to it. Secrets never stand in it: they are in files or in the environment. Unknown keys are refused. `lockstep-exporter check-config` judges it; SIGHUP reads it again. For editors there is a [JSON Schema](../../apps/exporter/exporter.schema.json). How-to: [exporter.md](../exporter.md).',
    ['| key | value | default | meaning |', '| --- | --- | --- | --- |', ...rows(ConfigSchema, '')].join('\n'),
  ]
    .join('\n\n')
    .concat('\n');
}

function rows({ properties = {}, required = [] }: Schema, prefix: string): readonly string[] {
  return Object.entries(properties).flatMap(([key, schema]) => {
    const path = `${prefix}${key}`;
    const must = required.includes(key) ? ' (required)' : '';
    const own = `| \`${path}\`${must} | ${valueText(schema)} | ${schema.default === undefined ? '' : `\`${plainText(schema.default)}\``} | ${cell(schema.description ?? '')} |`;
    return [own, ...below(schema, path)];
  });
}

function plainText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The keys inside a key. */
function below(schema: Schema, path: string): readonly string[] {
  const { items, anyOf = [] } = schema;
  if (schema.properties !== undefined) return rows(schema, `${path}.`);
  if (items?.properties !== undefined) return rows(items, `${path}[].`);
  return anyOf.flatMap((member) => below(member, path));
}

function valueText(schema: Schema): string {
  if (schema.anyOf !== undefined) return schema.anyOf.map(valueText).join(' or ');
  if (schema.enum !== undefined) return schema.enum.map((word) => `\`${word}\``).join(', ');
  if (schema.items !== undefined) return `list of: ${valueText(schema.items)}`;
  return cell(schema[WRITES] ?? WORDS[schema.type ?? ''] ?? '');
}

const WORDS: Readonly<Record<string, string>> = {
  object: 'block',
  string: 'text',
  integer: 'whole number',
  number: 'number',
  boolean: '`true` or `false`',
};

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

/** `writes` is for messages and the page; the published schema has JSON Schema's own keywords only. */
function withoutOwnKeywords<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withoutOwnKeywords) as T;
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => key !== WRITES);
  // The same schema, less a keyword.
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutOwnKeywords(inner)])) as T;
}
