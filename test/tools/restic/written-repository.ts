import { randomBytes, scryptSync } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MasterKey, seal, writeNamedByHash } from './sealed-file.ts';

/** What restic takes a password through; `restic init` chooses them so that a password costs half a second of a processor. */
const CHEAP_SCRYPT = { N: 2, r: 1, p: 1 };

/** Where restic cuts files; any irreducible polynomial does. This one is of restic's own tests. */
const CHUNKER_POLYNOMIAL = '3da3358b4dc173';

/** A repository that was written. */
export interface WrittenRepository {
  readonly id: string;
  readonly masterKey: MasterKey;
}

/**
 * Writes an empty repository of format 2 (restic's design document), as `restic init` does. Deriving a key from its password
 * costs nothing: `restic init` takes three seconds of a processor, and every command after it half a second.
 */
export function writeRepository(location: string, password: string): WrittenRepository {
  const masterKey = keyFrom(randomBytes(64));
  const id = randomBytes(32).toString('hex');
  for (const folder of ['data', 'index', 'keys', 'locks', 'snapshots']) {
    mkdirSync(join(location, folder), { recursive: true, mode: 0o700 });
  }
  for (let i = 0; i < 256; i += 1) mkdirSync(join(location, 'data', i.toString(16).padStart(2, '0')), { mode: 0o700 });
  const config = { version: 2, id, chunker_polynomial: CHUNKER_POLYNOMIAL };
  writeFileSync(join(location, 'config'), seal(config, masterKey));
  writeNamedByHash(join(location, 'keys'), Buffer.from(JSON.stringify(passwordKey(password, masterKey))));
  return { id, masterKey };
}

/** The master key under the key that the password leads to. */
function passwordKey(password: string, masterKey: MasterKey): object {
  const salt = randomBytes(64);
  const { encrypt, mac } = masterKey;
  return {
    created: new Date().toISOString(),
    username: 'tester',
    hostname: 'test',
    kdf: 'scrypt',
    ...CHEAP_SCRYPT,
    salt: salt.toString('base64'),
    data: seal({ mac, encrypt }, keyFrom(scryptSync(password, salt, 64, CHEAP_SCRYPT))).toString('base64'),
  };
}

/** 32 bytes to encrypt with, 16 and 16 to authenticate with. */
function keyFrom(bytes: Buffer): MasterKey {
  const part = (from: number, to: number) => bytes.subarray(from, to).toString('base64');
  return { encrypt: part(0, 32), mac: { k: part(32, 48), r: part(48, 64) } };
}
