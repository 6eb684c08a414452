import { once } from 'node:events';
import { printable } from '@lockstep/checks';
import { CommanderError } from 'commander';
import { createProgram } from './program.ts';
import { EXIT, type ExitCode, type Surroundings } from './surroundings.ts';
import { UsageError } from './usage-error.ts';

process.exitCode = await main();

async function main(): Promise<ExitCode> {
  let code: ExitCode = EXIT.clean;
  try {
    await createProgram(surroundings(), (ended) => {
      code = ended;
    }).parseAsync();
    return code;
  } catch (error) {
    // Commander has printed its own messages already.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.clean : EXIT.failed;
    const isOurs = !(error instanceof UsageError);
    const text = error instanceof Error ? ((isOurs ? error.stack : undefined) ?? error.message) : String(error);
    const told = `lockstep: ${isOurs ? 'This is a defect of lockstep, please report it: ' : ''}${text}`;
    process.stderr.write(`${told.split('\n').map(printable).join('\n')}\n`);
    return EXIT.failed;
  }
}

function surroundings(): Surroundings {
  const { stdin, stdout, stderr, env } = process;
  let isRead = true;
  // A reader that has seen enough (`| head`) closes the pipe: no reason for a stack trace.
  stdout.on('error', () => {
    isRead = false;
  });
  stderr.on('error', () => undefined);
  return {
    print: async (text) => {
      // 'close' comes when the reader went away while the pipe was full.
      if (isRead && !stdout.write(text))
        await Promise.race([once(stdout, 'drain'), once(stdout, 'close')]).catch(() => undefined);
      return isRead;
    },
    say: (line) => void stderr.write(`${line}\n`),
    input: stdin,
    colour: stdout.isTTY && (env['NO_COLOR'] ?? '') === '',
    env,
  };
}
