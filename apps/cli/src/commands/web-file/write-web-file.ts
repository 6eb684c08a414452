import { join } from 'node:path';
import { webFile } from '@lockstep/provisioning';
import { hash } from 'bcryptjs';
import { replaceFile } from '../../files/replace-file.ts';
import { EXIT, type ExitCode, type Surroundings } from '../../surroundings.ts';
import { type Login, type LoginFlags, readLogin } from './read-login.ts';

/** What `lockstep web-file` was called with. */
export interface WebFileOptions extends LoginFlags {
  /** Folder to write to; absent: the web file is printed. */
  readonly out?: string;
}

/** 2^10 rounds, as htpasswd and Prometheus's documentation have it: each request of a browser pays for them. */
const ROUNDS = 10;

/**
 * Makes the web file of a Prometheus, so that nobody writes bcrypt by hand. Into a folder it writes `web.yml`, and beside
 * it `user` and `password` for those who ask that Prometheus; without a login they are there as well, and mean nothing.
 *
 * @throws {UsageError} when a login is asked for and cannot be used.
 */
export async function writeWebFile(options: WebFileOptions, surroundings: Surroundings): Promise<ExitCode> {
  const login = await readLogin(options, surroundings);
  const text = await webFileOf(login);
  const { out } = options;
  if (out === undefined) {
    await surroundings.print(text);
    return EXIT.clean;
  }
  const { user, password } = login ?? { user: 'nobody', password: '' };
  // Readable by the users of other containers; who else may look is decided by the folder.
  for (const [name, content] of Object.entries({ user, password, 'web.yml': text })) {
    await replaceFile(join(out, name), content);
  }
  surroundings.say(login === undefined ? 'Prometheus lets everybody in.' : `Prometheus lets in ${user}.`);
  return EXIT.clean;
}

/** The text of the web file that lets in this login, or everybody. */
export async function webFileOf(login: Login | undefined): Promise<string> {
  return webFile(login === undefined ? {} : { [login.user]: await hash(login.password, ROUNDS) });
}
