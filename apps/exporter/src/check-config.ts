import type { Answer, Found } from '@lockstep/collectors';
import { createRepositoryAsker } from './ask-repository.ts';
import type { ExporterConfig, LoadedConfig } from './config/exporter-config.ts';
import { budgetProblem, estimateReads, estimateText } from './config/read-budget.ts';
import type { RepositoryConfig } from './config/repository-config.ts';
import type { Environment } from './config/tool-environment.ts';
import { knownShape } from './known-shape.ts';
import { peekState } from './state-folder.ts';

/** What a check of a configuration needs. */
export interface CheckOptions {
  readonly env: Environment;
  readonly print: (line: string) => void;
  /** Whether each repository is opened, which runs its tool. */
  readonly opens: boolean;
  readonly abort: AbortSignal;
}

/**
 * Prints a line for each repository: what reading it is estimated to cost, and whether its password opens it. Nothing is
 * kept. False when one could not be opened, or when there are warnings that stand in the way of asking.
 */
export async function checkConfig({ config, warnings }: LoadedConfig, options: CheckOptions): Promise<boolean> {
  const { print, opens } = options;
  for (const warning of warnings) print(`warning: ${warning}`);
  const answers = opens ? await openAll(config, options) : new Map<string, Answer>();
  const ids = new Map<string, string>();
  const rows = config.repositories.map((repository) => {
    const answer = answers.get(repository.name);
    const twin = twinOf(repository, answer, ids);
    const opened = opens ? openingText(answer, twin) : 'not opened';
    const shape = knownShape(peekState(config.stateFolder, repository));
    const overBudget = budgetProblem(repository, shape);
    if (overBudget !== undefined) print(`warning: ${repository.name}: it ${overBudget.message}. ${overBudget.fix}`);
    return [
      repository.name,
      repository.tool,
      placeText(repository),
      estimateText(estimateReads(repository, shape)),
      opened,
    ];
  });
  for (const line of columns(rows)) print(line);
  const bad = rows.filter(([, , , , opened = '']) => !opened.startsWith('opens') && opens).length;
  print(summary(rows.length, { bad, opens }));
  return bad === 0;
}

async function openAll(config: ExporterConfig, { env, abort }: CheckOptions): Promise<Map<string, Answer>> {
  const settings = { tools: config.tools, env, now: Date.now };
  const left = [...config.repositories];
  const answers = new Map<string, Answer>();
  const worker = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined && !abort.aborted; next = left.shift()) {
      const identity = next.questions.find(({ question }) => question === 'identity');
      if (identity !== undefined)
        answers.set(next.name, await createRepositoryAsker(next, settings).ask(identity, abort));
    }
  };
  await Promise.all(Array.from({ length: config.maxParallel }, worker));
  return answers;
}

/** The name under which the same repository was opened before. */
function twinOf({ name }: RepositoryConfig, answer: Answer | undefined, ids: Map<string, string>): string | undefined {
  const id = idOf(answer);
  if (id === undefined) return undefined;
  const twin = ids.get(id);
  if (twin === undefined) ids.set(id, name);
  return twin;
}

function idOf(answer: Answer | undefined): string | undefined {
  return (answer?.found as Found['identity'] | undefined)?.repositoryId;
}

function openingText(answer: Answer | undefined, twin: string | undefined): string {
  if (answer === undefined) return 'not asked: the check was stopped';
  if (answer.verdict !== 'ok')
    return `does not open: ${answer.verdict}${answer.reason === undefined ? '' : `, ${answer.reason}`}`;
  if (twin !== undefined) return `is the repository of ${twin}, too: take one of them out`;
  const { toolVersion, repositoryId } = answer.found as Found['identity'];
  const version = toolVersion === undefined ? '' : `, version ${toolVersion}`;
  return `opens${version}${repositoryId === undefined ? '' : `, id ${repositoryId.slice(0, 10)}`}`;
}

function placeText({ place }: RepositoryConfig): string {
  return `${place.isRemote ? 'remote' : 'local'} (${place.storage ?? 'unknown'})`;
}

function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function summary(count: number, { bad, opens }: { readonly bad: number; readonly opens: boolean }): string {
  if (!opens) return 'The configuration can be used. No repository was opened.';
  if (bad > 0) return `The configuration can be used, but ${bad} of ${count} repositories cannot be asked.`;
  return `The configuration can be used, and every repository opens.`;
}
