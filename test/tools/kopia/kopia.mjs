#!/usr/bin/env node
// Plays Kopia from recordings. How to use it is in README.md beside it.
import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync, writeSync } from 'node:fs';
import { WORLDS } from './worlds.mjs';

const RECORDINGS = new URL('../../recordings/kopia/', import.meta.url);
/** No recording is younger, but for snapshots that were dated into the future on purpose. */
const RECORDED_UNTIL = '2026-11-22T00:00:00Z';
/** Exit code of the stand-in's own complaints. Kopia has 0 and 1. */
const NO_ANSWER = 64;
const SIGNALS = { 129: 'SIGHUP', 137: 'SIGKILL' };

const argv = process.argv.slice(2);
const log = process.env['KOPIA_STAND_IN_LOG'];
note('start');
process.on('exit', () => note('end'));
await main();

async function main() {
  try {
    const world = loadWorld(process.env['KOPIA_STAND_IN_WORLD'] ?? 'good');
    const unknown = unknownFlag(world);
    if (unknown !== undefined)
      return print({ stderr: `kopia: error: unknown long flag '${unknown}', try --help\n`, exit: 1 });
    await play(world, answerOf(world));
  } catch (error) {
    print({ stderr: `kopia stand-in: ${error.message}\n`, exit: NO_ANSWER });
  }
}

/** A name, `NAME@SECONDS`, or the path of a JSON file that is read anew by each command. */
function loadWorld(name) {
  const isFile = name.includes('/');
  const [, base = name, seconds] = isFile ? [] : (/^(.*?)(?:@(\d+))?$/u.exec(name) ?? []);
  const own = isFile ? JSON.parse(readFileSync(name, 'utf8')) : WORLDS[base];
  if (own === undefined) throw new Error(`no world is called \`${base}\`; see worlds.mjs`);
  const parent = own.from === undefined ? {} : loadWorld(own.from);
  const aged = seconds === undefined ? {} : { newestSecondsAgo: Number(seconds) };
  return { ...parent, ...own, ...aged, answers: { ...parent.answers, ...own.answers } };
}

function answerOf(world) {
  const words = new Set([...argv, ...argv.map((word) => word.replace(/=.*$/su, ''))]);
  const [key] = Object.keys(world.answers)
    .filter((candidate) => candidate.split(' ').every((word) => words.has(word)))
    .sort((a, b) => b.split(' ').length - a.split(' ').length || b.length - a.length);
  const answer = world.answers[key ?? '*'];
  if (answer === undefined) throw new Error(`this world has no answer to \`kopia ${argv.join(' ')}\``);
  return answer;
}

/** A flag that is not on the help page of the command, or not of this world's version. */
function unknownFlag({ unknownFlags = [] }) {
  const command = argv.filter((word) => !word.startsWith('-')).slice(0, 2);
  const page = new URL(`help/${command.join('-')}/stdout`, RECORDINGS);
  if (command.length === 0 || !existsSync(page)) return undefined;
  const known = new Set();
  for (const [, no, flag] of readFileSync(page, 'utf8').matchAll(/--(\[no-\])?([a-z-]+)/gu)) {
    known.add(`--${flag}`);
    if (no !== undefined) known.add(`--no-${flag}`);
  }
  const flags = argv.filter((word) => word.startsWith('--')).map((word) => word.replace(/=.*$/su, ''));
  return flags.find((flag) => !known.has(flag) || unknownFlags.includes(flag));
}

async function play(world, answer) {
  const parts = [answer].flat().map((part) => (typeof part === 'string' ? { recording: part } : part));
  const [first] = parts;
  if (first.readsInput === true) readFileSync(0);
  if (first.flood !== undefined) flood(first);
  if (first.afterSeconds !== undefined) await new Promise((resolve) => setTimeout(resolve, first.afterSeconds * 1000));
  const played = parts.map((part) => perform(part, world));
  const output =
    played.length === 1 ? played[0] : { ...played[0], stdout: joinLists(played.map(({ stdout }) => stdout)) };
  if (first.grandchild === true) leaveGrandchild();
  print(output);
  // What hung was ended by the recorder with 124; a shell tells signals as 128 and their number.
  stay(first.stays ?? (output.exit === 124 ? 'hang' : undefined));
  const signal = first.signal ?? SIGNALS[output.exit];
  if (signal !== undefined) dieOf(signal);
}

function perform(part, world) {
  const recorded = part.recording === undefined ? made(part) : recording(part.recording);
  const seconds =
    part.newestSecondsAgo === undefined ? worldShift(world) : shiftOf(recorded.stdout, part.newestSecondsAgo);
  const stdout = seconds === 0 ? recorded.stdout : moved(recorded.stdout, seconds);
  const repeated = Buffer.concat(Array.from({ length: part.times ?? 1 }, () => stdout.subarray(0, part.cutAt)));
  return { stdout: repeated, stderr: recorded.stderr, exit: part.exit ?? recorded.exit };
}

function made({ stdout = '', hex, stderr = '' }) {
  return {
    stdout: hex === undefined ? Buffer.from(stdout) : Buffer.from(hex, 'hex'),
    stderr: Buffer.from(stderr),
    exit: 0,
  };
}

function recording(scenario) {
  const read = (name) => readFileSync(new URL(`${scenario}/${name}`, RECORDINGS));
  return { stdout: read('stdout'), stderr: read('stderr'), exit: Number(read('exit').toString()) };
}

/** All times of a world move together, by the list that says what is newest. */
function worldShift({ newestSecondsAgo, answers }) {
  const list = answers['snapshot list'];
  if (newestSecondsAgo === undefined) return 0;
  return shiftOf(typeof list === 'string' ? recording(list).stdout : Buffer.from('[]'), newestSecondsAgo);
}

function shiftOf(list, newestSecondsAgo) {
  const now = Date.parse(process.env['KOPIA_STAND_IN_NOW'] ?? new Date().toISOString());
  return Math.floor((now - newestEnd(list)) / 1000) - newestSecondsAgo;
}

function newestEnd(list) {
  const past = parseList(list).filter(({ startTime }) => startTime < RECORDED_UNTIL);
  const complete = past.filter(({ incomplete }) => incomplete === undefined);
  const ends = (complete.length > 0 ? complete : past).map(({ endTime }) => Date.parse(endTime));
  return ends.length > 0 ? Math.max(...ends) : Date.parse(RECORDED_UNTIL);
}

function parseList(list) {
  try {
    return [JSON.parse(list.toString())].flat();
  } catch {
    return [];
  }
}

/** Fractions stay as they are, and so do times that stand for none. */
function moved(bytes, seconds) {
  const shifted = bytes
    .toString('latin1')
    .replaceAll(/\b20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(?=(?:\.\d{1,9})?Z)/gu, (time) =>
      new Date(Date.parse(`${time}Z`) + seconds * 1000).toISOString().slice(0, 19),
    );
  return Buffer.from(shifted, 'latin1');
}

/** Kopia puts one entry on each line between the brackets. */
function joinLists(lists) {
  const entries = lists
    .map((list) => list.toString('latin1').slice('[\n'.length, -'\n]'.length))
    .filter((text) => text !== '');
  return Buffer.from(`[\n${entries.join(',\n')}\n]`, 'latin1');
}

function flood({ flood: stream, mebibytes = 1, line = 64 }) {
  const block = Buffer.alloc(1024 * 1024, `${'x'.repeat(line - 1)}\n`);
  for (let written = 0; written < mebibytes; written += 1) writeAll(stream === 'stdout' ? 1 : 2, block);
}

function leaveGrandchild() {
  const wait = ['-e', 'setInterval(() => {}, 1 << 30)'];
  const child = spawn(process.execPath, wait, { stdio: ['ignore', 'inherit', 'inherit'] });
  note('grandchild', { child: child.pid });
  child.unref();
}

function stay(how) {
  if (how === undefined) return;
  if (how === 'exit-late') process.on('SIGTERM', () => setTimeout(() => clearInterval(waiting), 50));
  if (how === 'never-die') process.on('SIGTERM', () => undefined);
  const waiting = setInterval(() => undefined, 1 << 30);
}

function dieOf(signal) {
  process.kill(process.pid, signal);
  stay('hang');
}

function print({ stdout = '', stderr = '', exit }) {
  writeAll(1, Buffer.from(stdout));
  writeAll(2, Buffer.from(stderr));
  process.exitCode = exit;
}

function writeAll(descriptor, bytes) {
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(descriptor, bytes, at);
    } catch (error) {
      if (error.code !== 'EAGAIN') throw error;
    }
  }
}

/** One line of JSON for whoever counts commands: what was run when, by which process, with which environment. */
function note(event, more = {}) {
  if (log === undefined) return;
  const line = { event, at: Date.now(), pid: process.pid, argv, env: process.env, ...more };
  appendFileSync(log, `${JSON.stringify(line)}\n`);
}
