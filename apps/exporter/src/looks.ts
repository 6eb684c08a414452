import type { QuestionPlan } from './config/repository-config.ts';

/** What is asked of one repository. */
export interface LookPlan {
  readonly name: string;
  readonly questions: readonly QuestionPlan[];
  /** Milliseconds since the question was last asked; undefined when it never was. */
  readonly ageMs: (question: QuestionPlan['question']) => number | undefined;
}

/** One question that is to be put. */
export interface Turn {
  readonly name: string;
  readonly question: QuestionPlan;
  /** The question before it in this look ran into its deadline: putting this one as well would hold up the others. */
  readonly isStuck: boolean;
  /** It settles soon after this, and what it learned then counts for nothing. */
  readonly abort: AbortSignal;
}

/** Puts one question; the answer says whether it ran into its deadline. */
export type Ask = (turn: Turn) => Promise<{ readonly isStuck: boolean }>;

/** What the looks need of the world. */
export interface LooksOptions {
  readonly ask: Ask;
  /** Told when `ask` rejects, which is a mistake in it; the look ends and the next one comes as planned. */
  readonly onError: (name: string, error: unknown) => void;
  /** Repositories that are asked at the same time. */
  readonly maxParallel: number;
  /** Milliseconds that never go backwards. */
  readonly clock?: () => number;
  /** From 0 up to 1. */
  readonly random?: () => number;
}

/** An interval is this part longer or shorter, so that repositories that were due together do not stay so. */
const JITTER = 0.05;

/** What was never asked is asked within so long after the start. */
const MAX_START_SPREAD_MS = 20_000;

/** Questions that are due so soon are asked along with those that are due now: as a part of their interval, and at most. */
const ALONG = 0.1;
const MAX_ALONG_MS = 60_000;

interface Entry {
  readonly plan: LookPlan;
  /** When each question is due. */
  readonly due: Map<QuestionPlan['question'], number>;
  running: { readonly abort: AbortController; readonly done: Promise<void> } | undefined;
}

/**
 * Asks repositories again and again in the background: each at its own interval, never two questions of one at the same
 * time, and no more repositories at the same time than were allowed. Who has waited longest is next.
 */
export class Looks {
  readonly #options: Required<LooksOptions>;
  readonly #entries = new Map<string, Entry>();
  /** Looks of repositories that are gone or changed, by name, until their tools have ended. */
  readonly #ending = new Map<string, Promise<void>>();
  #maxParallel: number;
  #timer: NodeJS.Timeout | undefined;
  #isStopped = false;

  constructor(options: LooksOptions) {
    this.#options = { clock: () => performance.now(), random: Math.random, ...options };
    this.#maxParallel = options.maxParallel;
  }

  /** Repositories that are asked now. */
  get inProgress(): number {
    return this.#running().length + this.#ending.size;
  }

  /** Repositories that are due and wait for their turn. */
  get waiting(): number {
    const now = this.#options.clock();
    return [...this.#entries.values()].filter((entry) => entry.running === undefined && dueAt(entry) <= now).length;
  }

  /**
   * Replaces what is asked. A repository whose plan is the same object keeps its times and the question that it is being
   * asked; of one that is gone or different the tool is ended.
   */
  set(plans: readonly LookPlan[], maxParallel = this.#maxParallel): void {
    if (this.#isStopped) return;
    this.#maxParallel = maxParallel;
    const wanted = new Map(plans.map((plan) => [plan.name, plan]));
    for (const [name, entry] of this.#entries) if (wanted.get(name) !== entry.plan) this.#drop(name, entry);
    for (const plan of plans) if (!this.#entries.has(plan.name)) this.#entries.set(plan.name, this.#entryOf(plan));
    this.#startDue();
  }

  /** Ends every tool and asks nothing more; resolves when no tool is left. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    for (const [name, entry] of this.#entries) this.#drop(name, entry);
    await Promise.all(this.#ending.values());
  }

  #drop(name: string, { running }: Entry): void {
    this.#entries.delete(name);
    if (running === undefined) return;
    running.abort.abort();
    const ended = running.done.then(() => {
      this.#ending.delete(name);
      this.#startDue();
    });
    this.#ending.set(name, ended);
  }

  #entryOf(plan: LookPlan): Entry {
    const { clock, random } = this.#options;
    const now = clock();
    const spread = random();
    const due = plan.questions.map(({ question, everySeconds }) => {
      const everyMs = everySeconds * 1000;
      const age = plan.ageMs(question);
      const inMs = age === undefined ? spread * Math.min(everyMs, MAX_START_SPREAD_MS) : everyMs - Math.max(0, age);
      return [question, now + Math.min(everyMs, Math.max(0, inMs))] as const;
    });
    return { plan, due: new Map(due), running: undefined };
  }

  #running(): readonly Entry[] {
    return [...this.#entries.values()].filter(({ running }) => running !== undefined);
  }

  /** Starts as many looks as there is room for, and wakes up for the next one. */
  #startDue(): void {
    clearTimeout(this.#timer);
    if (this.#isStopped) return;
    const now = this.#options.clock();
    const idle = [...this.#entries.values()]
      // A repository that changed waits until the tool of its old entry has ended.
      .filter(({ plan, running }) => running === undefined && !this.#ending.has(plan.name))
      .toSorted((a, b) => dueAt(a) - dueAt(b));
    const room = Math.max(0, this.#maxParallel - this.inProgress);
    const due = idle.filter((entry) => dueAt(entry) <= now).slice(0, room);
    for (const entry of due) this.#start(entry);
    const next = idle.find((entry) => !due.includes(entry));
    // Without room the end of a look is what comes next.
    if (next === undefined || this.inProgress >= this.#maxParallel) return;
    this.#timer = setTimeout(() => this.#startDue(), Math.min(Math.max(1, dueAt(next) - now), 2 ** 31 - 1));
  }

  #start(entry: Entry): void {
    const abort = new AbortController();
    const done = this.#look(entry, abort.signal)
      .catch((error: unknown) => this.#options.onError(entry.plan.name, error))
      .then(() => {
        entry.running = undefined;
        this.#startDue();
      });
    entry.running = { abort, done };
  }

  async #look({ plan, due }: Entry, abort: AbortSignal): Promise<void> {
    const { clock, random, ask } = this.#options;
    const now = clock();
    const along = plan.questions.filter(
      ({ question, everySeconds }) =>
        (due.get(question) ?? 0) <= now + Math.min(everySeconds * 1000 * ALONG, MAX_ALONG_MS),
    );
    let isStuck = false;
    for (const question of along) {
      if (abort.aborted) return;
      const everyMs = question.everySeconds * 1000;
      due.set(question.question, clock() + everyMs * (1 + JITTER * (2 * random() - 1)));
      ({ isStuck } = await ask({ name: plan.name, question, isStuck, abort }));
    }
  }
}

function dueAt({ due }: Entry): number {
  return Math.min(...due.values());
}
