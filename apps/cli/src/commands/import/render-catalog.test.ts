import { spawnSync } from 'node:child_process';
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CatalogDescription } from '@lockstep/catalog';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../test/temporary-folder.ts';
import { renderCatalog } from './render-catalog.ts';

const ROOT = join(import.meta.dirname, '../../../../..');

const CATALOG: CatalogDescription = {
  lockstepCatalog: 1,
  name: 'node-exporter',
  metrics: {
    requests_total: {
      type: 'counter',
      help: 'It says "hello" in\n${two} lines `and` more.',
      labels: { code: { kind: 'closed', values: ['200', '500'] }, path: { kind: 'open', values: ['/'] } },
    },
    __proto__x: { type: 'gauge', help: '', labels: JSON.parse('{"__proto__":{"kind":"open","values":[]}}') },
    pause_seconds: { type: 'summary', help: '', unit: 'seconds', labels: {}, quantiles: [0.5] },
  },
};

/** What the compiler says of modules that use the rendered catalog; `undefined` when it is content. */
function compile(catalog: CatalogDescription, use: string): string | undefined {
  const folder = temporaryFolder({
    'catalog.ts': renderCatalog(catalog, 'ts'),
    'use.ts': use,
    'package.json': '{"type":"module"}',
  });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ extends: join(ROOT, 'tsconfig.test.json'), include: ['*.ts'], exclude: [] }),
  );
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', folder, '--pretty', 'false'], {
    cwd: folder,
    encoding: 'utf8',
  });
  return status === 0 ? undefined : stdout;
}

describe('a module in TypeScript', () => {
  it('compiles, and queries are built on it', { timeout: 60_000 }, () => {
    const use = `
      import { select } from '@lockstep/query';
      import { nodeExporter } from './catalog.ts';
      const { requests_total } = select(nodeExporter);
      export const busy = requests_total.where({ code: '500' }).rate('5m');
    `;
    expect(compile(CATALOG, use)).toBeUndefined();
  });

  it('knows names, labels and values', { timeout: 60_000 }, () => {
    const use = `
      import { select } from '@lockstep/query';
      import { nodeExporter } from './catalog.ts';
      const { requests_total } = select(nodeExporter);
      export const none = select(nodeExporter).request_total;
      export const wrong = requests_total.where({ code: '404' });
    `;
    const said = compile(CATALOG, use);
    expect(said).toMatch(/use\.ts\(5,.*request_total/);
    expect(said).toMatch(/use\.ts\(6,/);
  });

  it.each([
    { name: 'node-exporter', want: 'nodeExporter' },
    { name: '127.0.0.1', want: 'catalog127001' },
    { name: 'class', want: 'catalogClass' },
    { name: '', want: 'catalog' },
  ])('is called $want when the catalog is `$name`', ({ name, want }) => {
    expect(renderCatalog({ ...CATALOG, name }, 'ts')).toContain(`export const ${want} = {`);
  });
});

it('JSON is the catalog itself', () => {
  expect(JSON.parse(renderCatalog(CATALOG, 'json'))).toEqual(CATALOG);
});
