import { firstStopSignal, readBuildInfo } from '@lockstep/scrape-endpoint';
import { PACKAGE_FILE } from './package-file.ts';
import { runProgram } from './program.ts';

process.exitCode = await runProgram({
  args: process.argv.slice(2),
  build: readBuildInfo(PACKAGE_FILE),
  stdout: process.stdout,
  stderr: process.stderr,
  stop: firstStopSignal(),
});
