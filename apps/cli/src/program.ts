import { Command, Option } from 'commander';
import { CATALOG_NAMES } from './catalogs/load-catalog.ts';
import { checkFiles } from './commands/check/check-files.ts';
import { CHECK_FORMATS, type CheckFormat } from './commands/check/formats/formats.ts';
import { readSeverity } from './commands/check/read-check-config.ts';
import { EXPLAIN_FORMATS, explainQueries, type ExplainOptions } from './commands/explain/explain-queries.ts';
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
  addCheck(program, surroundings, onEnd);
  addExplain(program, surroundings, onEnd);
  addImport(program, surroundings, onEnd);
  return program;
}

interface CheckFlags {
  readonly catalog: readonly string[];
  readonly scrapeConfig?: string;
  readonly targetLabel?: readonly string[];
  readonly profile: string;
  readonly feature?: readonly string[];
  readonly scrapeInterval?: string;
  readonly strict?: boolean;
  readonly closed?: readonly string[];
  readonly severity?: readonly string[];
  readonly config?: string;
  readonly all?: boolean;
  readonly writeBaseline?: string;
  readonly baseline?: string;
  readonly format: CheckFormat;
}

function addCheck(program: Command, surroundings: Surroundings, onEnd: OnEnd): void {
  program
    .command('check')
    .description('Check dashboards and rules against the metrics that exist.')
    .argument('<files...>', 'files, folders and patterns of dashboards and rules')
    .addOption(catalogOption().makeOptionMandatory())
    .option('--scrape-config <file>', 'prometheus.yml: which labels targets have and what is relabelled')
    .option('--target-label <label>', 'a label that targets have beside job and instance', collect)
    .addOption(profileOption())
    .addOption(featureOption())
    .option('--scrape-interval <duration>', 'how often targets are scraped; default: of --scrape-config, else 15s')
    .option('--strict', 'label values that no scrape has shown are errors')
    .option('--closed <labels>', 'labels, with commas, of which such values are errors', collectList)
    .option('--severity <check=level>', 'off, warning or error for a check', collect)
    .option('--config <file>', 'YAML with severities, exclude, closed, target_labels')
    .option('--all', 'judge as strictly as files of this project: misleading is an error, style a warning')
    .option('--write-baseline <file>', 'accept what is found today')
    .addOption(new Option('--baseline <file>', 'report only what it does not accept').conflicts('writeBaseline'))
    .addOption(new Option('--format <format>', 'how to print').choices(Object.keys(CHECK_FORMATS)).default('pretty'))
    .action(async (files: string[], flags: CheckFlags) => {
      const { catalog, targetLabel = [], feature = [], severity = [], ...rest } = flags;
      const { strict = false, all = false, closed = [] } = flags;
      const lists = { catalogs: catalog, targetLabels: targetLabel, features: feature, closed };
      const severities = Object.fromEntries(severity.map(readSeverity));
      const options = { ...rest, ...lists, files, strict, all, severities };
      onEnd(await checkFiles(options, surroundings));
    });
}

function catalogOption(): Option {
  const names = CATALOG_NAMES.join(', ');
  return new Option(
    '--catalog <name|file>',
    `metrics that exist: ${names}, or a file of \`lockstep import\``,
  ).argParser(collect);
}

function profileOption(): Option {
  return new Option('--profile <version>', 'the Prometheus that queries are meant for').default('prometheus-3');
}

function featureOption(): Option {
  return new Option('--feature <flag>', 'a feature flag of that Prometheus').argParser(collect);
}

interface ExplainFlags {
  readonly catalog?: readonly string[];
  readonly targetLabel?: readonly string[];
  readonly profile: string;
  readonly feature?: readonly string[];
  readonly format: ExplainOptions['format'];
}

function addExplain(program: Command, surroundings: Surroundings, onEnd: OnEnd): void {
  program
    .command('explain')
    .description('Show what is understood of a query: tree, type, unit, labels and where each comes from.')
    .argument('<query>', 'PromQL; - reads one query a line from standard input')
    .addOption(catalogOption())
    .option('--target-label <label>', 'a label that targets have beside job and instance', collect)
    .addOption(profileOption())
    .addOption(featureOption())
    .addOption(new Option('--format <format>', 'json: one object a line').choices(EXPLAIN_FORMATS).default('pretty'))
    .action(async (query: string, { catalog = [], targetLabel = [], feature = [], ...rest }: ExplainFlags) => {
      const options = { query, catalogs: catalog, targetLabels: targetLabel, features: feature, ...rest };
      onEnd(await explainQueries(options, surroundings));
    });
}

interface ImportFlags {
  readonly prometheus?: string;
  readonly declared?: readonly string[];
  readonly format: CatalogFormat;
  readonly name?: string;
  readonly closed?: readonly string[];
  readonly bearerTokenFile?: string;
}

function addImport(program: Command, surroundings: Surroundings, onEnd: OnEnd): void {
  program
    .command('import')
    .description('Make a catalog of what /metrics pages or a running Prometheus show, for --catalog.')
    .argument('[sources...]', 'URLs or files of /metrics pages; several are merged; - is standard input')
    .option('--prometheus <url>', 'metadata and series of a running Prometheus')
    .option('--declared <file>', 'families that may have no series yet: HELP and TYPE lines, or names', collect)
    .addOption(new Option('--format <format>', 'what to print').choices([...CATALOG_FORMATS]).default('json'))
    .option('--name <name>', 'name of the catalog; default: from the first source')
    .option('--closed <labels>', 'labels, with commas, that have no other values than those seen', collectList)
    .option('--bearer-token-file <file>', 'file with the token that the servers ask for')
    .action(async (sources: string[], flags: ImportFlags) => {
      const { declared = [], closed = [] } = flags;
      onEnd(await importCatalog({ ...flags, sources, declared, closed, nowMs: Date.now() }, surroundings));
    });
}

function collect(value: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, value];
}

function collectList(value: string, previous: readonly string[] = []): readonly string[] {
  const items = value.split(',').map((item) => item.trim());
  return [...previous, ...items.filter((item) => item !== '')];
}
