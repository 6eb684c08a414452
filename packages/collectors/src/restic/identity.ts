import type { Identity } from '../answer.ts';
import type { Asking, Finding } from '../create-asker.ts';
import { defined } from '../defined.ts';
import { isObject, text } from '../field.ts';
import { type Known, known, unknown } from '../known.ts';
import type { Volume } from '../volume.ts';
import { askRestic, refused } from './ask-restic.ts';
import { decode, readDocument } from './document.ts';
import type { ResticStorage } from './storage.ts';

/** What only the machine knows: where the repository lies, and how full the file system of a folder is. */
export interface ResticPlace {
  readonly storage: () => Promise<ResticStorage | undefined>;
  readonly volumeOf: (path: string) => Promise<Volume | undefined>;
}

/** Asks which repository it is: `version`, then `cat config`, which opens it. A refusal still tells version and storage. */
export async function askIdentity({ run }: Asking, place: ResticPlace): Promise<Finding<'identity'>> {
  const version = await askRestic(run, ['version', '--json'], readVersion);
  if ('verdict' in version) return refused(version);
  const storage = await place.storage();
  const outside = { toolVersion: version.value, ...defined({ storage: storage?.kind }) };
  const id = await askRestic(run, ['cat', 'config', '--no-lock'], readRepositoryId);
  if ('verdict' in id) return { ...refused(id), found: outside };
  // Only now: the file system has just answered.
  const volume = storage?.path === undefined ? undefined : await place.volumeOf(storage.path);
  const found: Identity = {
    ...outside,
    repositoryId: id.value,
    ...defined({ volumeSizeBytes: volume?.sizeBytes, volumeAvailableBytes: volume?.availableBytes }),
  };
  return { verdict: 'ok', parsed: 1, rejected: 0, found };
}

/** restic's version, of `version --json`: JSON from 0.17 on, a sentence before. */
function readVersion(stdout: Uint8Array): Known<string> {
  const document = readDocument(stdout);
  const version =
    (isObject(document) ? text(document['version']) : undefined) ?? /^restic (\d[\w.+~-]*)/u.exec(decode(stdout))?.[1];
  return version === undefined ? unknown('it printed no version') : known(version);
}

/** The repository's id, of `cat config`: the same whatever URL and password lead to it. */
function readRepositoryId(stdout: Uint8Array): Known<string> {
  const config = readDocument(stdout);
  const id = isObject(config) ? text(config['id']) : undefined;
  return id !== undefined && /^[0-9a-f]{64}$/u.test(id) ? known(id) : unknown('it printed no id of the repository');
}
