import { afterAll, describe, expect, it } from 'vitest';
import { describeWithTools } from '../tools/describe-with-tools.ts';
import { EXTERNAL_PROGRAMS, scrapeProgram } from './external/programs.ts';
import { startNodeExporter } from './harness/node-exporter.ts';
import { Scope } from './harness/scope.ts';
import { verify } from './harness/verify.ts';

const scope = new Scope();
afterAll(() => scope.close());

/** Kept catalogs leave these out, since the compiler decides them. */
const RUNTIME = ['--ignore', 'go_*: Of the runtime.', '--ignore', 'promhttp_*: Of the runtime.'];

describe.each(EXTERNAL_PROGRAMS)('$name', (external) => {
  for (const suite of external.suites) {
    describeWithTools(suite, { tool: { program: external.program, suite } }, ({ tool }) => {
      it('has no error by the catalog that was made of it', async () => {
        const { url } = await scrapeProgram(scope, external, tool);
        const { code, coverage, findings } = await verify(`${url}/metrics`, ['--catalog', external.name]);
        expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
        expect(code).toBe(0);
        // Old versions lack what newer ones added; the catalog marks that as optional.
        expect(coverage.percent).toBeGreaterThan(65);
      });
    });
  }
});

describeWithTools(
  'another program',
  { tool: { program: 'prometheus-node-exporter', suite: 'bookworm' } },
  ({ tool }) => {
    it('is not what the catalog is about: everything is missing, and said', async () => {
      const { url } = await startNodeExporter(scope, tool.path);
      const { code, counts, coverage } = await verify(`${url}/metrics`, [
        '--catalog',
        'alertmanager',
        '--strict',
        ...RUNTIME,
      ]);
      expect(code).toBe(1);
      expect(counts.error).toBeGreaterThan(100);
      expect(coverage.percent).toBeLessThan(20);
    });
  },
);
