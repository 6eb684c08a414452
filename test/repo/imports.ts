import { parseSync } from 'oxc-parser';

/** What one source file takes from other modules, and whether it passes all of another module on. */
export interface ModuleUse {
  readonly specifiers: readonly string[];
  /** Specifiers after `export * from`. */
  readonly starExports: readonly string[];
}

/** Reads the static imports, re-exports and literal dynamic imports of a TypeScript or JavaScript text. */
export function moduleUse(fileName: string, text: string): ModuleUse {
  const { module, errors } = parseSync(fileName, text);
  if (errors.length > 0) throw new Error(`${fileName} does not parse: ${errors[0]?.message}`);
  const reexports = module.staticExports.flatMap((statement) => statement.entries);
  const dynamic = module.dynamicImports.map(({ moduleRequest }) => text.slice(moduleRequest.start, moduleRequest.end));
  return {
    specifiers: [
      ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
      ...reexports.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
      ...dynamic.filter((source) => /^['"]/.test(source)).map((source) => source.slice(1, -1)),
    ],
    // Only a star brings names without naming one.
    starExports: reexports
      .filter(({ importName }) => importName.name === null)
      .flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
  };
}
