import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The keys under which a repository's files are sealed, as `restic cat masterkey` prints them: base64. */
export interface MasterKey {
  readonly encrypt: string;
  readonly mac: { readonly k: string; readonly r: string };
}

const PRIME = (1n << 130n) - 5n;
const CLAMP = 0x0ffffffc0ffffffc0ffffffc0fffffffn;

/**
 * Writes a file of a repository (a lock, a snapshot) as another restic at another time would have: sealed, under its SHA-256
 * as name (restic's design document). Returns the id.
 */
export function writeSealedFile(directory: string, key: MasterKey, content: object): string {
  return writeNamedByHash(directory, seal(content, key));
}

/** Writes a file under its SHA-256 as name. Returns the name. */
export function writeNamedByHash(directory: string, file: Buffer): string {
  const id = createHash('sha256').update(file).digest('hex');
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, id), file);
  return id;
}

/** AES-256-CTR between its initialization vector and a Poly1305-AES tag. */
export function seal(content: object, key: MasterKey): Buffer {
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-256-ctr', Buffer.from(key.encrypt, 'base64'), iv);
  const sealed = Buffer.concat([cipher.update(JSON.stringify(content)), cipher.final()]);
  return Buffer.concat([iv, sealed, tagOf(sealed, iv, key)]);
}

function tagOf(message: Buffer, iv: Buffer, { mac }: MasterKey): Buffer {
  const block = createCipheriv('aes-128-ecb', Buffer.from(mac.k, 'base64'), null).setAutoPadding(false);
  const mask = littleEndian(Buffer.concat([block.update(iv), block.final()]));
  const r = littleEndian(Buffer.from(mac.r, 'base64')) & CLAMP;
  let sum = 0n;
  for (let at = 0; at < message.length; at += 16) {
    const piece = Buffer.concat([message.subarray(at, at + 16), Buffer.from([1])]);
    sum = ((sum + littleEndian(piece)) * r) % PRIME;
  }
  const tag = (sum + mask) & ((1n << 128n) - 1n);
  return Buffer.from(Buffer.from(tag.toString(16).padStart(32, '0'), 'hex').toReversed());
}

function littleEndian(bytes: Buffer): bigint {
  return BigInt(`0x${Buffer.from(bytes.toReversed()).toString('hex')}`);
}
