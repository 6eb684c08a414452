import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { configJsonSchema } from './config-page.ts';
import { readDocument } from './read-document.ts';
import { readRepository } from './read-repository.ts';

const DOCUMENTS = ['../../../../docs/exporter.md', '../../README.md'];

/** The configurations of the exporter among the YAML samples of its documents. */
const samples = DOCUMENTS.flatMap((name) => {
  const text = readFileSync(new URL(name, import.meta.url), 'utf8');
  return [...text.matchAll(/^```yaml\n([^]*?)^```$/gm)]
    .flatMap(([, sample = '']) => (sample.includes('repositories:') ? [sample] : []))
    .map((sample, index) => ({ name: `${name}, sample ${index + 1}`, sample }));
});

test('the documents have samples', () => expect(samples.length).toBeGreaterThanOrEqual(8));

test.each(samples)('$name is a configuration that can be used', ({ sample }) => {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-docs-'));
  try {
    const file = join(folder, 'exporter.yml');
    writeFileSync(file, sample);
    const { written } = readDocument(file);
    const context = { file, stateFolder: folder, defaults: written.defaults ?? {}, hasAliases: false, env: {} };
    expect(written.repositories.flatMap((entry) => readRepository(entry, context).problems)).toEqual([]);
    expect(new Ajv({ strict: false }).validate(configJsonSchema(), parse(sample))).toBe(true);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
