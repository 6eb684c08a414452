import type { Identity, Question } from '../answer.ts';
import type { Asking, Finding } from '../create-asker.ts';
import { defined } from '../defined.ts';
import { type Known, known, unknown } from '../known.ts';
import { askKopia } from './ask-kopia.ts';
import { decode } from './json.ts';
import { type KopiaRepositoryStatus, readRepositoryStatus } from './repository-status.ts';

/** What only a direct connection answers: Kopia refuses it through an API server, today and tomorrow. */
const DIRECT_QUESTIONS: readonly Question[] = ['size', 'maintenance'];

/** Asks which repository it is. A version that is not told makes no repository unknown, and a refusal still tells the version. */
export async function askIdentity({ run }: Asking): Promise<Finding<'identity'>> {
  const version = await askKopia(run, ['--version'], readKopiaVersion);
  if ('verdict' in version && version.verdict !== 'failed') return version;
  const toolVersion = 'value' in version ? version.value : undefined;
  const status = await askKopia(run, ['repository', 'status', '--json'], readRepositoryStatus);
  if ('verdict' in status) return { ...status, ...(toolVersion && { found: { toolVersion } }) };
  const rejected = toolVersion === undefined ? 1 : 0;
  return { verdict: 'ok', parsed: 1, rejected, found: identityOf(status.value, toolVersion) };
}

/** Reads `kopia --version`, such as `0.23.1 build: 9c08 from: kopia/kopia`; a build of somebody's own is `v0-unofficial`. */
function readKopiaVersion(stdout: Uint8Array): Known<string> {
  const version = /^(v?\d\S*) build: /u.exec(decode(stdout))?.[1];
  return version === undefined ? unknown('`kopia --version` printed no version') : known(version);
}

function identityOf(status: KopiaRepositoryStatus, toolVersion: string | undefined): Identity {
  return defined({
    toolVersion,
    repositoryId: status.uniqueId,
    storage: status.storageType,
    volumeSizeBytes: status.volumeCapacityBytes,
    volumeAvailableBytes: status.volumeAvailableBytes,
    unanswerable: status.isApiServerClient ? DIRECT_QUESTIONS : undefined,
  });
}
