import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readText, repositoryFiles } from './files.ts';

const files = repositoryFiles();
const known = new Set(files.flatMap((file) => [file, ...parents(file)]));
const pages = files.filter((file) => file.endsWith('.md') && !file.startsWith('test/recordings/'));
const decisions = files.filter((file) => file.startsWith('docs/decisions/'));

describe('links between documents', () => {
  it.each(pages)('%s', (page) => {
    const dead = links(readText(page)).filter((link) => !resolves(page, link));
    expect(dead).toEqual([]);
  });

  it('that code and configuration mention', () => {
    const dead = files
      .filter((file) => /\.([cm]?[jt]s|json|sh)$/.test(file) && !file.includes('/testdata/'))
      .flatMap((file) =>
        [...readText(file).matchAll(/(?<![\w/.{}])docs\/[\w./-]+\.md/g)]
          .filter(([mentioned]) => !known.has(mentioned))
          .map(([mentioned]) => `${file}: ${mentioned}`),
      );
    expect(dead).toEqual([]);
  });
});

describe('docs/decisions', () => {
  it.each(decisions)('%s is named NNNN-title.md, has a heading and fits a page', (file) => {
    expect(posix.basename(file)).toMatch(/^\d{4}-[a-z0-9-]+\.md$/);
    const text = readText(file);
    expect(text).toMatch(/^# \S/);
    expect(text.split('\n').length).toBeLessThanOrEqual(80);
  });

  it('gives each number once', () => {
    const numbers = decisions.map((file) => posix.basename(file).slice(0, 4));
    expect(numbers.filter((number, index) => numbers.indexOf(number) !== index)).toEqual([]);
  });
});

it('test/e2e/README.md has a line for each file of tests, and no other', () => {
  const named = [...readText('test/e2e/README.md').matchAll(/^\| `([\w-]+\.test\.ts)`/gm)].map(([, name]) => name);
  const there = files.flatMap((file) => /^test\/e2e\/([\w-]+\.test\.ts)$/.exec(file)?.[1] ?? []);
  expect(named.toSorted()).toEqual(there.toSorted());
});

/** Targets of links and images; code blocks and code spans are not prose. */
function links(text: string): string[] {
  const prose = text.replaceAll(/^(```|~~~)[^]*?^\1/gm, '').replaceAll(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g)].flatMap(([, target]) => target ?? []);
}

function resolves(page: string, link: string): boolean {
  if (/^[a-z][a-z+.-]*:/.test(link)) return true;
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? page : posix.join(posix.dirname(page), decodeURIComponent(path));
  if (!known.has(target.replace(/\/$/, ''))) return false;
  return anchor === undefined || !target.endsWith('.md') || anchors(readText(target)).has(anchor);
}

/** The anchors that forges make from headings. */
function anchors(text: string): ReadonlySet<string> {
  const headings = [...text.matchAll(/^#{1,6} +(.+)$/gm)].map(([, heading]) => heading ?? '');
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
        .trim()
        .replaceAll(' ', '-'),
    ),
  );
}

function parents(file: string): string[] {
  const folder = posix.dirname(file);
  return folder === '.' ? [] : [folder, ...parents(folder)];
}
