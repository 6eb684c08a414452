import type { RepositoryRecord } from '../record.ts';
import type { RepositoryView } from '../view.ts';
import { changesOf, type Entry, entryOf } from './entry.ts';
import { type BackupMetrics, type Change, removeRows, writeRows } from './rows.ts';

/** What is to be shown under a key; undefined when it is to go. */
type Wanted = Pick<Entry, 'record' | 'view'> | undefined;

/**
 * Puts records on a page as rows of `backup_*`, `kopia_*` and the aliases. A feed recomputes what was set since the last
 * one (of it only the sources that changed) and what time has changed. When nothing has, it is one comparison, whatever the
 * number of records.
 *
 * Records on one page must be of different repositories, and their collectors of different names.
 */
export class BackupPage {
  readonly #metrics: BackupMetrics;
  readonly #entries = new Map<string, Entry>();
  readonly #wanted = new Map<string, Wanted>();
  #untilMs = Infinity;
  #nowMs = -Infinity;

  /** `metrics` are those of a registry with the catalogs `backup` and `kopia`, and the aliases where a view asks for them. */
  constructor(metrics: BackupMetrics) {
    this.#metrics = metrics;
  }

  /**
   * Shows `record` from the next feed on. The key is the caller's own, and need not be the label of the repository. Give
   * the same view object while nothing was configured anew: by it the page sees that sources need not be looked at again.
   */
  set(key: string, record: RepositoryRecord, view: RepositoryView): void {
    this.#wanted.set(key, { record, view });
  }

  /** Takes the rows of a record away at the next feed. */
  delete(key: string): void {
    this.#wanted.set(key, undefined);
  }

  /** The first instant at which a feed has something to do, unless something is set before; infinite when time changes nothing. */
  get nextChangeMs(): number {
    return this.#wanted.size > 0 ? this.#nowMs : this.#untilMs + 1;
  }

  /** Brings the rows to what the records say at `nowMs`. To be called before each scrape. */
  feed(nowMs: number): void {
    const isSetBack = nowMs < this.#nowMs;
    this.#nowMs = nowMs;
    if (isSetBack || nowMs > this.#untilMs) this.#wantExpired(isSetBack);
    if (this.#wanted.size === 0) return;
    const changes = [...this.#wanted].flatMap(([key, wanted]) => this.#change(key, wanted, isSetBack));
    this.#wanted.clear();
    // A row may pass from one record to another, so all removals come first.
    for (const change of changes) removeRows(this.#metrics, change);
    for (const change of changes) writeRows(this.#metrics, change);
    this.#untilMs = Math.min(Infinity, ...[...this.#entries.values()].map(({ untilMs }) => untilMs));
  }

  #wantExpired(all: boolean): void {
    for (const [key, entry] of this.#entries) {
      if ((all || this.#nowMs > entry.untilMs) && !this.#wanted.has(key)) this.#wanted.set(key, entry);
    }
  }

  #change(key: string, wanted: Wanted, isSetBack: boolean): readonly Change[] {
    const before = this.#entries.get(key);
    const after = wanted && entryOf(wanted, isSetBack ? undefined : before, this.#nowMs);
    if (after === undefined) this.#entries.delete(key);
    else this.#entries.set(key, after);
    return changesOf(before, after);
  }
}
