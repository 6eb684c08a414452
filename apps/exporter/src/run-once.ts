import { writeDurably } from '@lockstep/collectors';
import { type BuildInfo, createLog, type LogStream } from '@lockstep/scrape-endpoint';
import type { LoadedConfig } from './config/exporter-config.ts';
import type { Environment } from './config/tool-environment.ts';
import { createExporter, type Exporter } from './exporter.ts';

/** What a run without a listener needs. */
export interface RunOptions {
  readonly env: Environment;
  readonly logStream: LogStream;
  readonly build: BuildInfo;
  /** The process is asked to stop: tools are ended. */
  readonly abort: AbortSignal;
}

/**
 * Asks every question once and hands the page to `print`. False when a question was not answered, or when the run was
 * stopped; the page then shows what is known all the same.
 */
export async function runOnce(
  { config, warnings }: LoadedConfig,
  { print, ...options }: RunOptions & { readonly print: (page: string) => void },
): Promise<boolean> {
  const { exporter } = create({ config, warnings }, options);
  await exporter.monitor.askOnce('all', options.abort);
  print(await pageOf(exporter));
  return exporter.monitor.isAllAnswered && !options.abort.aborted;
}

/** How a file for the textfile collector of the node exporter is written. */
export interface TextfileOptions extends RunOptions {
  /** Its name must end in `.prom`, or the node exporter does not look at it. */
  readonly path: string;
  /** Stay, ask in the background and write so often. Absent: ask what is due, write once. */
  readonly everySeconds?: number;
}

/**
 * Writes the page to a file that is there whole at every moment and that others may read. False when a question was not
 * answered.
 *
 * @throws Error when the file cannot be written the first time; later failures are logged and the next one comes as planned
 */
export async function runTextfile(loaded: LoadedConfig, options: TextfileOptions): Promise<boolean> {
  const { exporter, log } = create(loaded, options);
  const { path, everySeconds, abort } = options;
  const write = async (): Promise<void> => writeDurably(path, await pageOf(exporter), 0o644);
  if (everySeconds === undefined) {
    await exporter.monitor.askOnce('due', abort);
    await write();
    return exporter.monitor.isAllAnswered && !abort.aborted;
  }
  await write();
  exporter.monitor.start();
  while (!(await isAborted(abort, everySeconds * 1000))) {
    await write().catch((error: unknown) => log.error({ err: error }, 'The file cannot be written'));
  }
  await exporter.monitor.stop();
  return true;
}

function create({ config, warnings }: LoadedConfig, { env, build, logStream }: RunOptions) {
  const log = createLog(config, logStream);
  for (const warning of warnings) log.warn(warning);
  return { exporter: createExporter(config, { env, build, log, clock: Date.now }), log };
}

async function pageOf({ registry }: Exporter): Promise<string> {
  const page = await registry.scrape({ format: 'text' });
  try {
    return Buffer.from(page.body).toString('utf8');
  } finally {
    page.release();
  }
}

/** Waits; true as soon as the signal is aborted. */
function isAborted(abort: AbortSignal, ms: number): Promise<boolean> {
  if (abort.aborted) return Promise.resolve(true);
  return new Promise((resolve) => {
    const stop = (): void => {
      clearTimeout(timer);
      resolve(true);
    };
    const timer = setTimeout(() => {
      abort.removeEventListener('abort', stop);
      resolve(false);
    }, ms);
    abort.addEventListener('abort', stop, { once: true });
  });
}
