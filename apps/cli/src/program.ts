import { Command, Option } from 'commander';
import { importCatalog } from './commands/import/import-catalog.ts';
import { CATALOG_FORMATS, type CatalogFormat } from './commands/import/render-catalog.ts';
import type { ExitCode, Surroundings } from './surroundings.ts';
import { CLI_VERSION } from './version.ts';

/** Told how a command ended. */
type OnEnd = (code: ExitCode) => void;

/** The command line of `lockstep`: what it takes, and what it calls. */
export function createProgram(surroundings: Surroundings, onEnd: OnEnd): Command {
  const program = new Command('lockstep')
    .description('Checks dashboards and rules against the metrics that exist.')
    .version(CLI_VERSION)
    .exitOverride();
  addImport(program, surroundings, onEnd);
  return program;
}

interface ImportFlags {
  readonly prometheus?: string;
  readonly declared: readonly string[];
  readonly format: CatalogFormat;
  readonly name?: string;
  readonly closed: readonly string[];
  readonly bearerTokenFile?: string;
}

function addImport(program: Command, surroundings: Surroundings, onEnd: OnEnd): void {
  program
    .command('import')
    .description('Make a catalog of what /metrics pages or a running Prometheus show, for --catalog.')
    .argument('[sources...]', 'URLs or files of /metrics pages; several are merged; - is standard input')
    .option('--prometheus <url>', 'metadata and series of a running Prometheus')
    .option('--declared <file>', 'families that may have no series yet: HELP and TYPE lines, or names', collect, [])
    .addOption(new Option('--format <format>', 'what to print').choices([...CATALOG_FORMATS]).default('json'))
    .option('--name <name>', 'name of the catalog; default: from the first source')
    .option('--closed <labels>', 'labels, with commas, that have no other values than those seen', collectList, [])
    .option('--bearer-token-file <file>', 'file with the token that the servers ask for')
    .action(async (sources: string[], flags: ImportFlags) => {
      onEnd(await importCatalog({ sources, ...flags, nowMs: Date.now() }, surroundings));
    });
}

function collect(value: string, previous: readonly string[]): readonly string[] {
  return [...previous, value];
}

function collectList(value: string, previous: readonly string[]): readonly string[] {
  const items = value.split(',').map((item) => item.trim());
  return [...previous, ...items.filter((item) => item !== '')];
}
