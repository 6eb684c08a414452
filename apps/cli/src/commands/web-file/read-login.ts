import type { Surroundings } from '../../surroundings.ts';
import { UsageError } from '../../usage-error.ts';
import { readTextFile } from '../../files/read-text-file.ts';

/** Who may ask Prometheus. */
export interface Login {
  readonly user: string;
  readonly password: string;
}

/** What of a login stands on the command line. */
export interface LoginFlags {
  readonly user?: string;
  /** `-` is standard input. */
  readonly passwordFile?: string;
}

/** bcrypt reads no further: a longer password would let in whoever knows its beginning. */
const MAX_PASSWORD_BYTES = 72;

/**
 * The login of the command line, else of the variables of the specification: `PROMETHEUS_BASIC_AUTH`,
 * `PROMETHEUS_AUTH_USER`, `PROMETHEUS_AUTH_PASSWORD`. `undefined` when neither asks for one.
 *
 * @throws {UsageError} when it is asked for and cannot be used.
 */
export async function readLogin(flags: LoginFlags, surroundings: Surroundings): Promise<Login | undefined> {
  const { env } = surroundings;
  if (flags.user === undefined && !isOn(env['PROMETHEUS_BASIC_AUTH'])) return undefined;
  const user = flags.user ?? (env['PROMETHEUS_AUTH_USER'] || 'admin');
  const password = await readPassword(flags.passwordFile, surroundings);
  judge({ user, password });
  return { user, password };
}

function isOn(value = ''): boolean {
  if (value === 'true') return true;
  if (value === 'false' || value === '') return false;
  throw new UsageError(`PROMETHEUS_BASIC_AUTH is \`${value}\`; it is true or false.`);
}

async function readPassword(file: string | undefined, { env, input }: Surroundings): Promise<string> {
  if (file === undefined) return env['PROMETHEUS_AUTH_PASSWORD'] ?? '';
  if (file === '-') return withoutNewline(await readAll(input));
  const read = await readTextFile(file, 4096);
  if ('problem' in read) throw new UsageError(`${file}: ${read.problem} ${read.fix}`);
  return withoutNewline(read.text);
}

async function readAll(input: Surroundings['input']): Promise<string> {
  let text = '';
  for await (const chunk of input) text += String(chunk);
  return text;
}

/** Editors and `echo` add one. */
function withoutNewline(text: string): string {
  return text.replace(/\r?\n$/, '');
}

function judge({ user, password }: Login): void {
  const bytes = Buffer.byteLength(password);
  if (!/^[^:\p{Cc}]+$/u.test(user)) {
    throw new UsageError(
      `The user \`${user}\` cannot be used: it needs a character, and no colon and no control character.`,
    );
  }
  if (bytes === 0) {
    throw new UsageError('There is no password. Set PROMETHEUS_AUTH_PASSWORD, or name a file with --password-file.');
  }
  if (bytes > MAX_PASSWORD_BYTES || /\p{Cc}/u.test(password)) {
    throw new UsageError(
      `The password has ${bytes} bytes; bcrypt reads ${MAX_PASSWORD_BYTES}, without control characters. Choose another one.`,
    );
  }
}
