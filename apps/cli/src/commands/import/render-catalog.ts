import type { CatalogDescription } from '@lockstep/catalog';

/** How an imported catalog is printed. */
export const CATALOG_FORMATS = ['json', 'ts'] as const;

/** One of `CATALOG_FORMATS`. */
export type CatalogFormat = (typeof CATALOG_FORMATS)[number];

/** The text of a catalog: JSON that `--catalog` takes, or a TypeScript module whose types know every name and label. */
export function renderCatalog(catalog: CatalogDescription, format: CatalogFormat): string {
  const json = JSON.stringify(catalog, undefined, 2);
  return format === 'json' ? `${json}\n` : moduleOf(catalog.name, json);
}

function moduleOf(name: string, json: string): string {
  // In a literal this key alone would set a prototype.
  const literal = json.replaceAll(/^( *)"__proto__":/gm, '$1["__proto__"]:');
  return [
    "import type { CatalogDescription } from '@lockstep/catalog';",
    '',
    '/** What `lockstep import` saw. `open` labels may have other values; what is not written is not known. */',
    `export const ${identifierOf(name)} = ${literal} as const satisfies CatalogDescription;`,
    '',
  ].join('\n');
}

function identifierOf(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const camel = words.map((word, index) => (index === 0 ? word.toLowerCase() : capital(word))).join('');
  return /^[a-z]/.test(camel) && !RESERVED.has(camel) ? camel : `catalog${capital(camel)}`;
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

/** Words that a module cannot bind. */
const RESERVED: ReadonlySet<string> = new Set(
  `arguments await break case catch class const continue debugger default delete do else enum eval export extends false
  finally for function if implements import in instanceof interface let new null package private protected public return
  static super switch this throw true try typeof var void while with yield`.split(/\s+/),
);
