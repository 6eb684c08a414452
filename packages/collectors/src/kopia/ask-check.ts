import type { CheckDepth, CheckOutcome } from '../answer.ts';
import type { Asking, Finding, RunTool } from '../create-asker.ts';
import { oneLine } from '../one-line.ts';
import { askKopia } from './ask-kopia.ts';
import { depthReached, type KopiaVerifyResult, mistakeIn, readVerifyResult } from './verify-result.ts';

const DEFAULT_SAMPLE_PERCENT = 1;

/**
 * Asks whether the stored data is well. Without files to read only the presence of blobs is checked. Exit 0 is not believed: a
 * repository that lost all its indexes has no errors.
 */
export async function askCheck({ run, options }: Asking): Promise<Finding<'check'>> {
  const { depth = 'structure', samplePercent = DEFAULT_SAMPLE_PERCENT } = options;
  const percent = { structure: [], sample: [samplePercent], data: [100] }[depth];
  const args = ['snapshot', 'verify', '--json', ...percent.map((files) => `--verify-files-percent=${files}`)];
  const result = await askKopia(answering(run), args, readVerifyResult);
  if ('verdict' in result) return result;
  return { verdict: 'ok', parsed: 1, rejected: 0, found: outcomeOf(result.value, depth) };
}

/** Kopia exits with 1 for mistakes that it found; with their count it has answered the question. */
function answering(run: RunTool): RunTool {
  return async (args) => {
    const finished = await run(args);
    const { ending, stdout } = finished;
    if (ending.type !== 'exited' || ending.code !== 1) return finished;
    const result = readVerifyResult(stdout);
    return result.known && result.value.errorCount > 0
      ? { ...finished, ending: { type: 'exited', code: 0 } }
      : finished;
  };
}

function outcomeOf(result: KopiaVerifyResult, asked: CheckDepth): CheckOutcome {
  const firstError = mistakeIn(result);
  return firstError === undefined
    ? { depth: depthReached(result, asked), isGood: true }
    : { depth: asked, isGood: false, firstError: oneLine(firstError) };
}
