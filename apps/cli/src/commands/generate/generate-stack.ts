import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { printable } from '@lockstep/checks';
import type { Stack } from '@lockstep/provisioning';
import { EXIT, type ExitCode, type Surroundings } from '../../surroundings.ts';
import { UsageError } from '../../usage-error.ts';
import { type LoginFlags, readLogin } from '../web-file/read-login.ts';
import { type Filled, fillFolder } from './fill-folder.ts';
import { nextSteps } from './next-steps.ts';
import { planFiles } from './plan-files.ts';
import type { Profile } from './profiles.ts';
import { readStack, type StackFlags } from './read-stack.ts';

/** What `lockstep generate` was called with. */
export interface GenerateOptions extends StackFlags {
  readonly profile: Profile;
  /** The folder to fill. */
  readonly out: string;
  readonly basicAuthUser?: string;
  readonly basicAuthPasswordFile?: string;
  /** Overwrites what was changed. */
  readonly force: boolean;
}

/** The clone that this program runs from: images are built from it. */
const SOURCE = fileURLToPath(new URL('../../../../..', import.meta.url)).replace(/\/$/, '');

/**
 * Fills a folder with a stack's configuration and prints what was written and what to run next. Files that were changed
 * are problems, and then nothing is written.
 *
 * @throws {UsageError} when an option cannot be used, or the folder cannot be written to.
 */
export async function generateStack(options: GenerateOptions, surroundings: Surroundings): Promise<ExitCode> {
  const { profile, out, force } = options;
  const login = await readLogin(loginFlags(options), surroundings);
  const described = { ...readStack(options), sourceFolder: SOURCE };
  const stack: Stack = login === undefined ? described : { ...described, basicAuthUser: login.user };
  const plan = await planFiles({ profile, stack, login, newSecret: () => randomBytes(32).toString('hex') });
  const filled = await fillFolder(out, plan, force).catch((error: unknown) => {
    throw new UsageError(`${out} cannot be written to: ${error instanceof Error ? error.message : String(error)}`);
  });
  if (filled.inTheWay.length > 0) {
    surroundings.say(printable(refusal(out, filled.inTheWay)));
    return EXIT.problems;
  }
  await surroundings.print(`${report(out, filled)}\n\n${nextSteps(profile, stack)}\n`);
  return EXIT.clean;
}

function loginFlags({ basicAuthUser, basicAuthPasswordFile }: GenerateOptions): LoginFlags {
  return {
    ...(basicAuthUser === undefined ? {} : { user: basicAuthUser }),
    ...(basicAuthPasswordFile === undefined ? {} : { passwordFile: basicAuthPasswordFile }),
  };
}

function refusal(out: string, paths: readonly string[]): string {
  return `lockstep: Nothing was written to ${out}: not as this command left it, or not written by it: ${paths.join(', ')}. Move what you changed out of the way, or overwrite it with --force.`;
}

function report(out: string, { written, kept, removed }: Filled): string {
  const lines = [
    ...written.map((path) => `wrote    ${path}`),
    ...kept.map((path) => `kept     ${path} (yours)`),
    ...removed.map((path) => `removed  ${path}`),
  ];
  return printable(`In ${out}:`) + (lines.length === 0 ? ' nothing to do.' : `\n${lines.join('\n')}`);
}
