import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseOpenMetrics } from '../index.ts';

/** Public test material that lies beside the repository and is no part of it. */
const SHARED = process.env['LOCKSTEP_SHARED'] ?? join(import.meta.dirname, '../../../../../shared');
const CASES = join(SHARED, 'corpora/openmetrics/tests/testdata/parsers');
const isThere = existsSync(CASES);

describe('the cases of the OpenMetrics project', () => {
  it('are all there', (context) => {
    if (!isThere) context.skip(`no ${CASES}: set LOCKSTEP_SHARED to the folder that holds corpora/openmetrics`);
    expect(readdirSync(CASES)).toHaveLength(211);
  });

  it.each(isThere ? readdirSync(CASES).sort((a, b) => a.localeCompare(b)) : [])('%s', (name) => {
    const { shouldParse } = JSON.parse(readFileSync(join(CASES, name, 'test.json'), 'utf8')) as {
      shouldParse: boolean;
    };
    const { problems } = parseOpenMetrics(readFileSync(join(CASES, name, 'metrics'), 'utf8'));
    expect({ parses: problems.length === 0, problems }).toMatchObject({ parses: shouldParse });
  });
});
