import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The life of a script that runs until somebody stops it. */
export interface Life {
  /** Adds a step of the end; the last one added runs first. */
  atEnd(step: () => void | Promise<void>): void;
  /** Whether the end has come. */
  isStopping(): boolean;
  /** @throws Error when the end has come: nothing more is begun then */
  goOn(): void;
}

/** Runs `start`, waits for Ctrl-C or a failure, and ends everything that was begun. */
export async function runUntilStopped(start: (life: Life) => Promise<void>): Promise<void> {
  const ends: (() => void | Promise<void>)[] = [];
  let isStopping = false;
  const life: Life = {
    atEnd: (step) => void ends.push(step),
    isStopping: () => isStopping,
    goOn() {
      if (isStopping) throw new Error('Stopping.');
    },
  };
  const stopped = untilSignal(() => {
    console.log(isStopping ? 'Stopping already.' : '\nStopping.');
    isStopping = true;
  });
  const running = start(life).then(
    () => stopped,
    (error: unknown) => {
      if (isStopping) return;
      console.error(error instanceof Error ? error.message : error);
      process.exitCode = 1;
    },
  );
  await Promise.race([running, stopped]);
  isStopping = true;
  for (let end = ends.pop(); end !== undefined; end = ends.pop()) await end();
  console.log('Stopped. Nothing is left running.');
}

/** A folder that was named, or a temporary one that goes away at the end; with a folder for logs. */
export async function makeFolder(life: Life, name: string, kept: string | undefined): Promise<string> {
  const folder = kept === undefined ? await mkdtemp(join(tmpdir(), `lockstep-${name}-`)) : resolve(kept);
  if (kept === undefined) life.atEnd(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  await mkdir(join(folder, 'logs'), { recursive: true });
  return folder;
}

/** Later signals change nothing: the end is on its way, and takes ten seconds for a program that does not want to. */
function untilSignal(onSignal: () => void): Promise<void> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        onSignal();
        done();
      });
    }
  });
}
