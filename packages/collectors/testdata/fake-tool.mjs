// Plays the parts of a tool that misbehaves: `node fake-tool.mjs PART [ARGUMENT]`.
import { spawn } from 'node:child_process';
import { writeSync } from 'node:fs';

const [part, argument = ''] = process.argv.slice(2);
const SUMMARY =
  '{"message_type":"summary","files_new":1,"total_files_processed":1,"total_duration":0.5,"snapshot_id":"0123abcd"}';

const PARTS = {
  exit: () => process.exit(Number(argument)),
  'die-of': () => {
    process.kill(process.pid, argument);
    wait();
  },
  hang: () => wait(),
  'ignore-term': () => {
    process.on('SIGTERM', () => setTimeout(() => process.exit(0), 20));
    process.stdout.write('ready\n');
    wait();
  },
  'never-die': () => {
    process.on('SIGTERM', () => {});
    process.stdout.write('ready\n');
    wait();
  },
  grandchild: () => {
    const child = spawn(process.execPath, [process.argv[1], 'hang'], { stdio: ['ignore', 'inherit', 'inherit'] });
    process.stdout.write(`${child.pid}\n${SUMMARY}\n`);
    child.unref();
    process.exitCode = 0;
    setImmediate(() => process.exit(0));
  },
  'long-line': () => {
    const piece = Buffer.alloc(1024 * 1024, 'x');
    for (let i = 0; i < Number(argument); i += 1) writeAll(1, piece);
    writeAll(1, Buffer.from(`\n${SUMMARY}\n`));
  },
  flood: () => {
    const line = '{"message_type":"status","percent_done":0.5,"total_files":1}\n';
    const block = Buffer.from(line.repeat(16_384));
    for (let i = 0; i < Number(argument); i += 1) writeAll(1, block);
    writeAll(1, Buffer.from(`${SUMMARY}\n`));
  },
  'flood-stderr': () => {
    const block = Buffer.alloc(1024 * 1024, 'retrying\n');
    for (let i = 0; i < Number(argument); i += 1) writeAll(2, block);
    writeAll(1, Buffer.from(`${SUMMARY}\n`));
  },
  prompt: () => {
    process.stderr.write('enter password for repository: ');
    process.stdin.on('data', () => {});
    process.stdin.on('end', () => {
      process.stderr.write('\nFatal: an empty password is not a password\n');
      process.exit(1);
    });
  },
  environment: () => process.stdout.write(`${JSON.stringify(process.env)}\n`),
  arguments: () => process.stdout.write(`${JSON.stringify(process.argv.slice(3))}\n`),
  bytes: () => writeAll(1, Buffer.from(argument, 'hex')),
  streams: () => {
    const [stdout = '', stderr = '', code = '0'] = process.argv.slice(3);
    writeAll(1, Buffer.from(stdout, 'hex'));
    writeAll(2, Buffer.from(stderr, 'hex'));
    process.exitCode = Number(code);
  },
};

function wait() {
  setInterval(() => {}, 1 << 30);
}

function writeAll(fd, bytes) {
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(fd, bytes, at);
    } catch (error) {
      if (error.code !== 'EAGAIN') throw error;
    }
  }
}

PARTS[part]();
