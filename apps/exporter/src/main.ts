import { firstStopSignal, readBuildInfo } from '@lockstep/scrape-endpoint';
import { PACKAGE_FILE } from './package-file.ts';
import { runProgram } from './program.ts';

const PLATFORMS = ['linux', 'darwin'];

/** A SIGHUP during the start is one that changes nothing: the file is about to be read. */
function onHangup(): (reload: () => void) => void {
  let reload = (): void => undefined;
  process.on('SIGHUP', () => reload());
  return (given) => {
    reload = given;
  };
}

if (PLATFORMS.includes(process.platform)) {
  // A closed pipe or log viewer is no reason to stop.
  process.stdout.on('error', () => undefined);
  process.stderr.on('error', () => undefined);
  process.exitCode = await runProgram({
    args: process.argv.slice(2),
    env: process.env,
    build: readBuildInfo(PACKAGE_FILE),
    stdout: process.stdout,
    stderr: process.stderr,
    stop: firstStopSignal(),
    onHangup: onHangup(),
  });
} else {
  process.stderr.write(`lockstep-exporter: runs on Linux and macOS only; this is ${process.platform}\n`);
  process.exitCode = 2;
}
