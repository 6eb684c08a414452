import { EXAMPLE_CATALOG } from './example-catalog.ts';

/** The page of a family of the example catalog as it should be. Each row is what follows its name: `{channel="web"} 1`. */
export function examplePage(family: string, ...rows: readonly string[]): string {
  const metric = EXAMPLE_CATALOG.metrics[family];
  if (metric === undefined) throw new TypeError(`The example catalog has no \`${family}\`.`);
  const metadata = [`# HELP ${family} ${metric.help}`, `# TYPE ${family} ${metric.type}`];
  return [...metadata, ...rows.map((row) => family + row)].map((line) => `${line}\n`).join('');
}
