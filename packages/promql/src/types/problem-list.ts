import type { Span } from '../ast.ts';
import { type Availability, unavailable } from '../availability.ts';
import type { QueryProblem } from '../problem.ts';
import type { TargetProfile } from '../profile.ts';

/** More are of no use to anybody, and each takes time to word. */
const MOST = 100;

/** Gathers what a server has against a query. */
export class ProblemList {
  readonly #profile: TargetProfile;
  readonly #problems: QueryProblem[] = [];

  constructor(profile: TargetProfile) {
    this.#profile = profile;
  }

  /** Sorted by position. */
  get sorted(): readonly QueryProblem[] {
    return this.#problems.toSorted((a, b) => a.from - b.from || a.to - b.to);
  }

  /** The message is made only when there is room for it. */
  report({ from, to }: Span, message: () => string): void {
    this.#add(() => ({ from, to, message: message() }));
  }

  /** Reports a part of the language that the server does not have; `what` is what it is called. */
  require(at: Span, part: Availability, what: () => string): void {
    if (part.since === undefined && part.removed === undefined && part.feature === undefined) return;
    const { from, to } = at;
    const message = unavailable(what(), part, this.#profile);
    if (message !== undefined) this.#add(() => ({ from, to, message, unavailable: true }));
  }

  #add(problem: () => QueryProblem): void {
    if (this.#problems.length < MOST) this.#problems.push(problem());
  }
}
