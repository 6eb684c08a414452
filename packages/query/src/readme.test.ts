import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const PACKAGE = join(import.meta.dirname, '..');
const ROOT = join(PACKAGE, '..', '..');
const README = readFileSync(join(PACKAGE, 'README.md'), 'utf8');

/** What the lines of the README stand on. */
const SETUP = `import { shop } from '${PACKAGE}/test/shop.ts';
import { select, type Query } from '${PACKAGE}/src/index.ts';
declare function show(query: Query): void;
const m = select(shop);
const { shop_orders_total: orders, shop_queue_bytes: queue, shop_checkout_duration_seconds: seconds } = m;
const byTill = queue.sumBy('till');
const byMake = m.shop_till_info.maxBy('till', 'make');
`;

interface Refusal {
  readonly line: string;
  /** What the message holds, in this order. */
  readonly parts: readonly string[];
}

it('the example of the README compiles', () => {
  const [, example = ''] = /```ts\n(.*?)```/s.exec(README) ?? [];
  expect(example).toContain('select(resticManager)');
  expect([...compile(example)]).toEqual([]);
}, 60_000);

it('the compiler says what the README says that it does', () => {
  const refusals = refusalsOfReadme();
  const messages = compile(SETUP + refusals.map(({ line }) => line).join('\n'));
  const first = SETUP.split('\n').length;
  const found = refusals.map(({ line, parts }, index) => ({ line, parts, message: messages.get(first + index) ?? '' }));
  expect(refusals.length).toBeGreaterThan(10);
  expect(found.filter(({ parts, message }) => !holds(message, parts))).toEqual([]);
}, 60_000);

function refusalsOfReadme(): Refusal[] {
  const [, block = ''] = /```ts refused\n(.*?)```/s.exec(README) ?? [];
  return [...block.matchAll(/^(?<line>[^/\n].*)\n\/\/ (?<message>.*)$/gm)].map(({ groups }) => ({
    line: groups?.['line'] ?? '',
    parts: (groups?.['message'] ?? '').split(' ... '),
  }));
}

/** Messages by line, each with its explanations on one line. */
function compile(source: string): Map<number, string> {
  const folder = mkdtempSync(join(tmpdir(), 'messages-'));
  try {
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    writeFileSync(join(folder, 'sample.mts'), source);
    const compilerOptions = { types: [], noErrorTruncation: true };
    const tsconfig = { extends: join(ROOT, 'tsconfig.test.json'), compilerOptions, include: [], files: ['sample.mts'] };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(tsconfig));
    const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
    const { stdout } = spawnSync(process.execPath, [tsc, '-p', folder, '--pretty', 'false'], { encoding: 'utf8' });
    return messagesByLine(stdout.replaceAll(/\n\s+/g, ' '));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function messagesByLine(output: string): Map<number, string> {
  const lines = [...output.matchAll(/sample\.mts\((?<line>\d+),\d+\): error TS\d+: (?<message>.*)/g)];
  return new Map(lines.map(({ groups }) => [Number(groups?.['line']), groups?.['message'] ?? '']));
}

function holds(message: string, parts: readonly string[]): boolean {
  const places = parts.map((part) => message.indexOf(part));
  return places.every((place, index) => place >= 0 && place > (places[index - 1] ?? -1));
}
