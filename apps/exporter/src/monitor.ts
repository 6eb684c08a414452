import {
  acceptRepository,
  addAnswer,
  type BackupPage,
  emptyRecord,
  expectSource,
  fitsSource,
  forgetSource,
  isExchanged,
  type RepositoryRecord,
} from '@lockstep/backups';
import { type Answer, type BackupSource, type Found, type Question, sourceId } from '@lockstep/collectors';
import { createRepositoryAsker, type RepositoryAsker, type ToolSettings, unanswered } from './ask-repository.ts';
import type { QuestionPlan, RepositoryConfig } from './config/repository-config.ts';
import { type LookPlan, Looks, type Turn } from './looks.ts';
import type { StateFolder } from './state-folder.ts';

/** What the monitor says while it works. */
export interface MonitorLog {
  warn(facts: object, message: string): void;
  info(facts: object, message: string): void;
  debug(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

/** What a monitor works with. */
export interface MonitorParts extends ToolSettings {
  readonly page: Pick<BackupPage, 'set' | 'delete'>;
  readonly state: StateFolder;
  readonly log: MonitorLog;
  readonly maxParallel: number;
}

/** One configured repository, what is known of it, and how it is asked. */
interface Watched {
  readonly config: RepositoryConfig;
  readonly asker: RepositoryAsker;
  readonly plan: LookPlan;
  record: RepositoryRecord;
  /** What the connection never answers, as the tool told when it was last asked who it is. */
  unanswerable: readonly Question[];
  /** The name that leads to the same repository and was there first. Then nothing but the conflict is known here. */
  twinOf: string | undefined;
}

/** Keeps what is known of the configured repositories up to date: on disk, on the page, and by asking. */
export class Monitor {
  readonly #parts: MonitorParts;
  readonly #watched = new Map<string, Watched>();
  readonly looks: Looks;

  constructor(parts: MonitorParts) {
    this.#parts = parts;
    this.looks = new Looks({
      ask: (turn) => this.#ask(turn),
      maxParallel: parts.maxParallel,
      onError: (name, error) => parts.log.error({ repository: name, err: error }, 'A look failed'),
    });
  }

  /** Configured repositories of which nothing is shown, because another name leads to the same one. */
  get conflicts(): number {
    return [...this.#watched.values()].filter(({ twinOf }) => twinOf !== undefined).length;
  }

  /** Whether the last asking of every question was answered. */
  get isAllAnswered(): boolean {
    return [...this.#watched.values()].every(({ config, record, unanswerable }) =>
      questionsOf(config)
        .filter((question) => !unanswerable.includes(question))
        .every((question) => record.collectors.some((one) => one.question === question && one.last.verdict === 'ok')),
    );
  }

  /** Configured repositories in the order of their names, with what is known. */
  get repositories(): readonly { readonly config: RepositoryConfig; readonly record: RepositoryRecord }[] {
    return [...this.#watched.values()].toSorted((a, b) => (a.config.name < b.config.name ? -1 : 1));
  }

  /**
   * Replaces what is watched. What was kept of a repository that is new stands on the page at once; the rows of one that is
   * gone go. A repository whose entry says the same as before is not disturbed. Nothing is asked before `start`.
   */
  set(configs: readonly RepositoryConfig[]): void {
    const names = new Set(configs.map(({ name }) => name));
    for (const name of this.#watched.keys()) if (!names.has(name)) this.#forget(name);
    for (const config of configs) this.#watch(config);
    this.#judgeTwins();
    for (const watched of this.#watched.values()) this.#show(watched);
  }

  /** Begins to ask in the background, or goes on with what is watched now. */
  start(maxParallel = this.#parts.maxParallel): void {
    this.looks.set(
      [...this.#watched.values()].map(({ plan }) => plan),
      maxParallel,
    );
  }

  /** Asks once what is due, or every question of every repository, and resolves when all is answered. */
  async askOnce(what: 'due' | 'all', abort: AbortSignal): Promise<void> {
    const left = [...this.#watched.values()];
    const worker = async (): Promise<void> => {
      for (let next = left.shift(); next !== undefined; next = left.shift()) await this.#askEach(next, what, abort);
    };
    await Promise.all(Array.from({ length: this.#parts.maxParallel }, worker));
    await this.#parts.state.flush();
  }

  /** Ends every tool, asks nothing more, and resolves when all that was learned is kept. */
  async stop(): Promise<void> {
    await this.looks.stop();
    await this.#parts.state.flush();
  }

  async #askEach({ config, plan }: Watched, what: 'due' | 'all', abort: AbortSignal): Promise<void> {
    const { name, questions } = config;
    let isStuck = false;
    for (const question of questions) {
      if (abort.aborted) return;
      if (what === 'due' && (plan.ageMs(question.question) ?? Infinity) < question.everySeconds * 1000 * DUE) continue;
      ({ isStuck } = await this.#ask({ name, question, isStuck, abort }));
    }
  }

  #watch(config: RepositoryConfig): void {
    const known = this.#watched.get(config.name);
    if (known !== undefined && isSame(known.config, config)) return;
    const now = this.#parts.now();
    const kept = known?.config.tool === config.tool ? known.record : this.#parts.state.read(config);
    let record = withQuestions(kept, questionsOf(config));
    for (const source of config.expectedSources) record = expectSource(record, source, now);
    record = accepted(withoutRetired(record, config), config);
    const watched: Watched = {
      config,
      asker: createRepositoryAsker(config, this.#parts),
      record,
      unanswerable: [],
      twinOf: undefined,
      plan: {
        name: config.name,
        questions: config.questions,
        ageMs: (question) => {
          const asked = watched.record.collectors.find((collector) => collector.question === question);
          return asked === undefined ? undefined : this.#parts.now() - asked.last.atMs;
        },
      },
    };
    this.#watched.set(config.name, watched);
  }

  #forget(name: string): void {
    this.#watched.delete(name);
    this.#parts.page.delete(name);
  }

  /** Of records that were kept: the first name in the file keeps the repository. */
  #judgeTwins(): void {
    const owners = new Map<string, string>();
    for (const watched of this.#watched.values()) {
      const id = watched.record.identity?.repositoryId;
      if (id === undefined) continue;
      const owner = owners.get(id);
      if (owner === undefined) owners.set(id, watched.config.name);
      else becomeTwin(watched, owner);
    }
  }

  #show({ config, record }: Watched): void {
    this.#parts.page.set(config.name, record, config.view);
  }

  async #ask({ name, question, isStuck, abort }: Turn): Promise<{ isStuck: boolean }> {
    const watched = this.#watched.get(name);
    if (watched === undefined || watched.unanswerable.includes(question.question)) return { isStuck };
    const { now } = this.#parts;
    const answer = isStuck
      ? unanswered(question.question, { verdict: 'timeout', reason: STUCK, atMs: now() })
      : await watched.asker.ask(question, abort);
    // The tool was ended by us, or its entry has changed meanwhile: what it said is about nothing.
    if (abort.aborted || this.#watched.get(name) !== watched) return { isStuck: false };
    this.#learn(watched, question, answer);
    return { isStuck: answer.verdict === 'timeout' };
  }

  #learn(watched: Watched, { question, everySeconds }: QuestionPlan, told: Answer): void {
    const { config } = watched;
    const { now, state, log } = this.#parts;
    this.#judgeIdentity(watched, told);
    const answer = watched.twinOf === undefined ? withoutRetiredSources(told, config) : conflict(told, watched.twinOf);
    const collected = { collector: config.name, answer, intervalSeconds: everySeconds };
    watched.record = accepted(addAnswer(watched.record, collected, now()), config);
    this.#tell(config.name, answer);
    if (isExchanged(watched.record)) {
      const { found, identity } = watched.record;
      const facts = { repository: config.name, expected: identity?.repositoryId, found: found?.repositoryId };
      log.error(
        facts,
        'Another repository than before is found under this name; nothing it says is believed until its id is written as repository_id',
      );
    }
    this.#show(watched);
    state.write(watched.record);
    log.debug({ repository: config.name, question, verdict: answer.verdict, seconds: answer.durationSeconds }, 'Asked');
  }

  #judgeIdentity(watched: Watched, { question, found }: Answer): void {
    if (question !== 'identity' || found === undefined) return;
    // The question says what was found, which the type does not show.
    const { repositoryId, unanswerable = [] } = found as Found['identity'];
    watched.unanswerable = unanswerable;
    watched.record = withQuestions(
      watched.record,
      questionsOf(watched.config).filter((one) => !unanswerable.includes(one)),
    );
    if (repositoryId !== undefined) this.#judgeTwin(watched, repositoryId);
  }

  /** Two names for one repository would share its rows, so the second one is told nothing of it. */
  #judgeTwin(watched: Watched, id: string): void {
    const owner = [...this.#watched.values()].find(
      ({ record, twinOf }) => twinOf === undefined && record.identity?.repositoryId === id,
    );
    watched.twinOf = undefined;
    if (owner !== undefined && owner !== watched) becomeTwin(watched, owner.config.name);
  }

  #tell(repository: string, { question, verdict, reason, rejected }: Answer): void {
    const facts = { repository, question, verdict, ...(reason !== undefined && { reason }) };
    if (verdict !== 'ok') this.#parts.log.warn(facts, 'A question was not answered');
    else if (rejected > 0) this.#parts.log.warn({ ...facts, rejected }, 'A part of the answer was not understood');
  }
}

function becomeTwin(watched: Watched, owner: string): void {
  watched.twinOf = owner;
  watched.record = Object.freeze({ ...emptyRecord(watched.record), collectors: watched.record.collectors });
}

/** The answer of a question about a repository that another name stands for. */
function conflict({ question, askedAtMs: atMs }: Answer, owner: string): Answer {
  const reason = `it is the repository of \`${owner}\`, too: its rows would be there twice. Take one of them out`;
  return unanswered(question, { verdict: 'failed', reason, atMs });
}

/** A timer that comes a little early must not leave out every second look. */
const DUE = 0.9;

const STUCK = 'not asked: the question before it was not answered in time';

/** Entries are plain data, read in one way. */
function isSame(a: RepositoryConfig, b: RepositoryConfig): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function questionsOf({ questions }: RepositoryConfig): readonly Question[] {
  return questions.map(({ question }) => question);
}

/** Without how the asking of other questions went: what is not asked any more has no rows. */
function withQuestions(record: RepositoryRecord, asked: readonly string[]): RepositoryRecord {
  return Object.freeze({ ...record, collectors: record.collectors.filter(({ question }) => asked.includes(question)) });
}

/** Another repository under a known name is believed once the configuration has its id. */
function accepted(record: RepositoryRecord, { repositoryId }: RepositoryConfig): RepositoryRecord {
  const isMeant = isExchanged(record) && record.found?.repositoryId === repositoryId;
  return isMeant ? acceptRepository(record) : record;
}

function isRetired(source: BackupSource, { retired }: RepositoryConfig): boolean {
  return retired.some((match) => fitsSource(match, sourceId(source), source));
}

function withoutRetired(record: RepositoryRecord, config: RepositoryConfig): RepositoryRecord {
  return record.sources
    .filter(({ source }) => isRetired(source, config))
    .reduce((rest, { sourceId: id }) => forgetSource(rest, id), record);
}

/** A retired source may still have snapshots. */
function withoutRetiredSources(answer: Answer, config: RepositoryConfig): Answer {
  const { found } = answer;
  if (config.retired.length === 0 || found === undefined || !('sources' in found)) return answer;
  const sources = found.sources.filter(({ source }) => !isRetired(source, config));
  // The question and its answer stay together; only the list is shorter.
  return { ...answer, found: { ...found, sources } as NonNullable<Answer['found']> };
}
