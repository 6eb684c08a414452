import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a test started and must end. Closed in `afterAll`, whatever happened before. */
export class Scope {
  readonly #undo: (() => void | Promise<void>)[] = [];

  /** Adds a step of the clean-up. The last one added runs first. */
  defer(undo: () => void | Promise<void>): void {
    this.#undo.push(undo);
  }

  /** A new folder below the system's temporary folder, removed with the scope. */
  folder(name: string): string {
    const path = mkdtempSync(join(tmpdir(), `lockstep-e2e-${name}-`));
    this.defer(() => rmSync(path, { recursive: true, force: true, maxRetries: 5 }));
    return path;
  }

  /** Runs every step even when one fails, then throws the failures together. */
  async close(): Promise<void> {
    const failures: unknown[] = [];
    for (let undo = this.#undo.pop(); undo !== undefined; undo = this.#undo.pop()) {
      try {
        await undo();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, 'The clean-up of the test failed.');
  }
}
