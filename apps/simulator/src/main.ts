import { readBuildInfo } from '@lockstep/scrape-endpoint';
import { PACKAGE_FILE } from './package-file.ts';
import { runProgram } from './program.ts';

const stopping = new AbortController();
const stop = (): void => {
  // From here on a second signal has its default effect: the process ends at once.
  process.off('SIGTERM', stop).off('SIGINT', stop);
  stopping.abort();
};
process.on('SIGTERM', stop).on('SIGINT', stop);

process.exitCode = await runProgram({
  args: process.argv.slice(2),
  build: readBuildInfo(PACKAGE_FILE),
  stdout: process.stdout,
  stderr: process.stderr,
  stop: stopping.signal,
});
