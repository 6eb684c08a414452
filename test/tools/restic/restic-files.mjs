#!/usr/bin/env node
// @ts-check
// Writes files of restic repositories. How to use it is in README.md beside it.
import { createCipheriv, createHash, randomBytes, scryptSync } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The keys under which files are sealed, as `restic cat masterkey` prints them: base64.
 * @typedef {{ encrypt: string, mac: { k: string, r: string } }} MasterKey
 */

/** What a password goes through; `restic init` chooses them so that this costs half a second of a processor. */
const CHEAP_SCRYPT = { N: 2, r: 1, p: 1 };
/** Where restic cuts files. Any irreducible polynomial does; this one is of restic's own tests. */
const CHUNKER_POLYNOMIAL = '3da3358b4dc173';
/** Poly1305: the prime, and the bits of `r` that count. */
const PRIME = (1n << 130n) - 5n;
const CLAMP = 0x0ffffffc0ffffffc0ffffffc0fffffffn;

const [command, folder] = process.argv.slice(2);
if (folder === undefined) fail();
else if (command === 'init') print(JSON.stringify(init(folder, process.env['RESTIC_PASSWORD'] ?? '')));
else if (command === 'seal') {
  const { masterKey, content } = JSON.parse(readFileSync(0, 'utf8'));
  print(writeNamedByHash(folder, seal(content, masterKey)));
} else fail();

/** @param {string} line */
function print(line) {
  process.stdout.write(`${line}\n`);
}

function fail() {
  process.stderr.write('usage: restic-files.mjs init REPOSITORY | seal FOLDER\n');
  process.exitCode = 2;
}

/**
 * An empty repository of format 2.
 * @param {string} location
 * @param {string} password
 */
function init(location, password) {
  const masterKey = keyFrom(randomBytes(64));
  const id = randomBytes(32).toString('hex');
  const shards = Array.from({ length: 256 }, (_, shard) => join('data', shard.toString(16).padStart(2, '0')));
  for (const each of ['index', 'keys', 'locks', 'snapshots', ...shards]) {
    mkdirSync(join(location, each), { recursive: true, mode: 0o700 });
  }
  writeFileSync(join(location, 'config'), seal({ version: 2, id, chunker_polynomial: CHUNKER_POLYNOMIAL }, masterKey));
  writeNamedByHash(join(location, 'keys'), Buffer.from(JSON.stringify(passwordKey(password, masterKey))));
  return { id, masterKey };
}

/**
 * The master key under the key that the password leads to.
 * @param {string} password
 * @param {MasterKey} masterKey
 */
function passwordKey(password, { encrypt, mac }) {
  const salt = randomBytes(64);
  const data = seal({ mac, encrypt }, keyFrom(scryptSync(password, salt, 64, CHEAP_SCRYPT)));
  return {
    created: new Date().toISOString(),
    username: 'tester',
    hostname: 'test',
    kdf: 'scrypt',
    ...CHEAP_SCRYPT,
    salt: salt.toString('base64'),
    data: data.toString('base64'),
  };
}

/**
 * 32 bytes to encrypt with, 16 and 16 to authenticate with.
 * @param {Buffer} bytes
 * @returns {MasterKey}
 */
function keyFrom(bytes) {
  const [encrypt = '', k = '', r = ''] = [bytes.subarray(0, 32), bytes.subarray(32, 48), bytes.subarray(48, 64)].map(
    (part) => part.toString('base64'),
  );
  return { encrypt, mac: { k, r } };
}

/**
 * @param {string} directory
 * @param {Buffer} file
 */
function writeNamedByHash(directory, file) {
  const id = createHash('sha256').update(file).digest('hex');
  writeFileSync(join(directory, id), file);
  return id;
}

/**
 * AES-256-CTR between its initialization vector and a Poly1305-AES tag.
 * @param {object} content
 * @param {MasterKey} key
 */
function seal(content, key) {
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-256-ctr', Buffer.from(key.encrypt, 'base64'), iv);
  const sealed = Buffer.concat([cipher.update(JSON.stringify(content)), cipher.final()]);
  return Buffer.concat([iv, sealed, tagOf(sealed, iv, key)]);
}

/**
 * @param {Buffer} message
 * @param {Buffer} iv
 * @param {MasterKey} key
 */
function tagOf(message, iv, { mac }) {
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

/** @param {Buffer} bytes */
function littleEndian(bytes) {
  return BigInt(`0x${Buffer.from(bytes.toReversed()).toString('hex')}`);
}
