import { defined } from '../defined.ts';
import { count, isObject, text } from '../field.ts';
import { type Known, known, unknown } from '../known.ts';
import { redactUrls } from '../redact.ts';
import { readObject } from './json.ts';

/**
 * How this client is connected. Kopia says neither how large the repository is nor whether it can be reached: the answer
 * comes from a cache for 15 minutes, also when the directory of the repository is empty by now.
 */
export interface KopiaRepositoryStatus {
  /** Hexadecimal. Absent through an API server, which does not tell it. */
  readonly uniqueId?: string;
  /** `filesystem`, `s3` and so on. Absent through an API server. */
  readonly storageType?: string;
  /** Through an API server a client sees only its own snapshots, and maintenance and blobs cannot be asked for. */
  readonly isApiServerClient: boolean;
  readonly isReadOnly: boolean;
  readonly hostname?: string;
  readonly userName?: string;
  /** Free text, by default the place of the repository; credentials of URLs are hidden. */
  readonly description?: string;
  readonly formatVersion?: number;
  /** Bytes of the file system that holds the repository. Only file systems, SFTP and Google Drive know them. */
  readonly volumeCapacityBytes?: number;
  readonly volumeAvailableBytes?: number;
}

const ASKED = 'kopia repository status --json';

/** Reads `kopia repository status --json`. */
export function readRepositoryStatus(stdout: Uint8Array): Known<KopiaRepositoryStatus> {
  const answer = readObject(stdout, ASKED);
  if (!answer.known) return answer;
  const { clientOptions: client, storage, volume, contentFormat, uniqueIDHex } = answer.value;
  if (!isObject(client) || !isObject(storage)) return unknown(`\`${ASKED}\` printed no client options or no storage`);
  const uniqueId = text(uniqueIDHex);
  const storageType = text(storage['type']);
  const isApiServerClient = uniqueIDHex === '' && storage['type'] === '';
  if (uniqueId === undefined && !isApiServerClient) return unknown(`\`${ASKED}\` printed no id of the repository`);
  const description = text(client['description']);
  return known({
    isApiServerClient,
    isReadOnly: client['readonly'] === true,
    ...defined({
      uniqueId,
      storageType,
      hostname: text(client['hostname']),
      userName: text(client['username']),
      description: description === undefined ? undefined : redactUrls(description),
      formatVersion: isObject(contentFormat) ? count(contentFormat['version']) : undefined,
      volumeCapacityBytes: isObject(volume) ? count(volume['capacity']) : undefined,
      volumeAvailableBytes: isObject(volume) ? count(volume['available']) : undefined,
    }),
  });
}
