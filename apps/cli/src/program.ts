import { Command, Option } from 'commander';
import { CATALOG_NAMES } from './catalogs/load-catalog.ts';
import { BUDGET_FORMATS, type BudgetFormat } from './commands/budget/budget-formats.ts';
import { showBudget } from './commands/budget/show-budget.ts';
import { checkFiles } from './commands/check/check-files.ts';
import { CHECK_FORMATS, type CheckFormat } from './commands/check/formats/formats.ts';
import { readSeverity } from './commands/check/read-check-config.ts';
import { EXPLAIN_FORMATS, explainQueries, type ExplainOptions } from './commands/explain/explain-queries.ts';
import { generateStack } from './commands/generate/generate-stack.ts';
import { type Profile, PROFILES } from './commands/generate/profiles.ts';
import type { StackFlags } from './commands/generate/read-stack.ts';
import { importCatalog } from './commands/import/import-catalog.ts';
import { CATALOG_FORMATS, type CatalogFormat } from './commands/import/render-catalog.ts';
import { FINDING_SEVERITIES, type FindingSeverity } from './commands/verify/defect.ts';
import { VERIFY_FORMATS, type VerifyFormat } from './commands/verify/formats/formats.ts';
import { verifyTarget } from './commands/verify/verify-target.ts';
import { type WebFileOptions, writeWebFile } from './commands/web-file/write-web-file.ts';
import type { CredentialFiles } from './pages/read-page.ts';
import type { ExitCode, Surroundings } from './surroundings.ts';
import { UsageError } from './usage-error.ts';
import { CLI_VERSION } from './version.ts';

/** Told how a command ended. */
type OnEnd = (code: ExitCode) => void;

/** The command line of `lockstep`: what it takes, and what it calls. */
export function createProgram(surroundings: Surroundings, onEnd: OnEnd): Command {
  const program = new Command('lockstep')
    .description('Checks dashboards and rules against the metrics that exist, and writes what a stack needs.')
    .version(CLI_VERSION)
    .exitOverride();
  addCheck(program, surroundings, onEnd);
  addExplain(program, surroundings, onEnd);
  addImport(program, surroundings, onEnd);
  addVerify(program, surroundings, onEnd);
  addBudget(program, surroundings, onEnd);
  addGenerate(program, surroundings, onEnd);
  addWebFile(program, surroundings, onEnd);
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

interface ImportFlags extends CredentialFiles {
  readonly prometheus?: string;
  readonly declared?: readonly string[];
  readonly format: CatalogFormat;
  readonly name?: string;
  readonly closed?: readonly string[];
}

function addImport(program: Command, surroundings: Surroundings, onEnd: OnEnd): void {
  const command = program
    .command('import')
    .description('Make a catalog of what /metrics pages or a running Prometheus show, for --catalog.')
    .argument('[sources...]', 'URLs or files of /metrics pages; several are merged; - is standard input')
    .option('--prometheus <url>', 'metadata and series of a running Prometheus')
    .option('--declared <file>', 'families that may have no series yet: HELP and TYPE lines, or names', collect)
    .addOption(new Option('--format <format>', 'what to print').choices([...CATALOG_FORMATS]).default('json'))
    .option('--name <name>', 'name of the catalog; default: from the first source')
    .option('--closed <labels>', 'labels, with commas, that have no other values than those seen', collectList);
  addCredentials(command).action(async (sources: string[], flags: ImportFlags) => {
    const { declared = [], closed = [] } = flags;
    onEnd(await importCatalog({ ...flags, sources, declared, closed, nowMs: Date.now() }, surroundings));
  });
}

interface VerifyFlags extends CredentialFiles {
  readonly catalog: readonly string[];
  readonly ignore?: readonly string[];
  readonly since?: string;
  readonly twice?: number;
  readonly complete?: boolean;
  readonly strict?: boolean;
  readonly failOn: FindingSeverity;
  readonly format: VerifyFormat;
}

function addVerify(program: Command, surroundings: Surroundings, onEnd: OnEnd): void {
  const command = program
    .command('verify')
    .description('Compare the /metrics page of a running target with catalogs, both ways.')
    .argument('<target>', 'URL or file of the page; - is standard input')
    .addOption(catalogOption().makeOptionMandatory())
    .option('--ignore <pattern: reason>', 'families that are not looked at; defect/pattern: only that defect', collect)
    .option('--complete', 'everything was made to happen: what has never counted is an error')
    .option('--strict', 'catalogs of `lockstep import` say what there may be, not only what was seen')
    .addOption(
      new Option('--twice <seconds>', 'ask again after so long, and compare both pages')
        .argParser(readSeconds)
        .conflicts('since'),
    )
    .option('--since <file>', 'an earlier page of the target, to compare with')
    .addOption(
      new Option('--fail-on <severity>', 'the mildest finding that fails').choices(FINDING_SEVERITIES).default('error'),
    )
    .addOption(new Option('--format <format>', 'how to print').choices(Object.keys(VERIFY_FORMATS)).default('pretty'));
  addCredentials(command).action(async (target: string, { catalog, ignore = [], ...flags }: VerifyFlags) => {
    const { complete = false, strict = false } = flags;
    const options = { ...flags, target, catalogs: catalog, ignores: ignore, complete, strict };
    onEnd(await verifyTarget(options, surroundings));
  });
}

interface BudgetFlags {
  readonly catalog: readonly string[];
  readonly size?: readonly string[];
  readonly targets?: readonly string[];
  readonly format: BudgetFormat;
}

function addBudget(program: Command, surroundings: Surroundings, onEnd: OnEnd): void {
  program
    .command('budget')
    .description('Show how many series the components of catalogs can have, family by family.')
    .addOption(catalogOption().makeOptionMandatory())
    .option('--size <entity=number>', 'how many there are, instead of the declared maximum: node=50', collect)
    .option('--targets <catalog=number>', 'how many targets a component has; default: 1', collect)
    .addOption(new Option('--format <format>', 'how to print').choices(Object.keys(BUDGET_FORMATS)).default('pretty'))
    .action(async ({ catalog, size = [], targets = [], format }: BudgetFlags) => {
      onEnd(await showBudget({ catalogs: catalog, sizes: size, targets, format }, surroundings));
    });
}

/** For servers that want to know who asks. */
function addCredentials(command: Command): Command {
  return command
    .option('--bearer-token-file <file>', 'file with the token that the servers ask for')
    .option('--ca-file <file>', 'certificates of the authorities that are believed, instead of those that Node knows')
    .option('--cert-file <file>', 'certificate of this client, for servers that ask for one')
    .option('--key-file <file>', 'its key');
}

/** From nothing to an hour. */
function readSeconds(text: string): number {
  const seconds = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : NaN;
  if (seconds <= 3600) return seconds;
  throw new UsageError(`--twice ${text}: This is no number of seconds from 0 to 3600.`);
}

interface GenerateFlags extends StackFlags {
  readonly profile: Profile;
  readonly out: string;
  readonly basicAuthUser?: string;
  readonly basicAuthPasswordFile?: string;
  readonly force?: boolean;
}

function addGenerate(program: Command, surroundings: Surroundings, onEnd: OnEnd): void {
  program
    .command('generate')
    .description('Fill a folder with the configuration of Prometheus, Alertmanager, Grafana, exporter and compose.')
    .addOption(
      new Option('--profile <profile>', 'minimal: the exporter is scraped, no more; full: the whole stack')
        .choices(Object.keys(PROFILES))
        .makeOptionMandatory(),
    )
    .option('--out <folder>', 'the folder; files that you changed there are not overwritten', 'lockstep-stack')
    .option('--exporter <host:port>', 'an exporter; may be repeated; default: this machine', collect)
    .option('--node <host:port>', 'a node exporter; may be repeated, none for none', collect)
    .option('--server <host:port>', 'a fleet server; may be repeated, none for none', collect)
    .option('--prometheus-port <port>', 'default: 9090')
    .option('--alertmanager-port <port>', 'default: 9093')
    .option('--grafana-port <port>', 'default: 3000')
    .option('--retention <duration>', 'how long Prometheus keeps samples; default: 400d, what the dashboards show')
    .option('--cors-origin <regex>', 'origins whose pages may ask Prometheus; default: none')
    .option('--alert-webhook <url>', 'who is told of alerts')
    .option('--watchdog-webhook <url>', "the dead man's switch that hears the Watchdog")
    .option('--basic-auth-user <name>', 'Prometheus asks for this user; also PROMETHEUS_BASIC_AUTH=true')
    .option('--basic-auth-password-file <file>', 'file with the password, - for standard input')
    .option('--force', 'overwrite files that were changed')
    .action(async (flags: GenerateFlags) => {
      onEnd(await generateStack({ ...flags, force: flags.force ?? false }, surroundings));
    });
}

function addWebFile(program: Command, surroundings: Surroundings, onEnd: OnEnd): void {
  program
    .command('web-file')
    .description('Make the web file of Prometheus, with the bcrypt hash of a password.')
    .option('--user <name>', 'who may ask; default: PROMETHEUS_AUTH_USER, when PROMETHEUS_BASIC_AUTH is true')
    .option('--password-file <file>', 'file with the password, - for standard input; else PROMETHEUS_AUTH_PASSWORD')
    .option('--out <folder>', 'write web.yml, user and password there; default: print web.yml')
    .action(async (flags: WebFileOptions) => {
      onEnd(await writeWebFile(flags, surroundings));
    });
}

function collect(value: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, value];
}

function collectList(value: string, previous: readonly string[] = []): readonly string[] {
  const items = value.split(',').map((item) => item.trim());
  return [...previous, ...items.filter((item) => item !== '')];
}
