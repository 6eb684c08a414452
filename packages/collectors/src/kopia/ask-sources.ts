import type { Finding } from '../create-asker.ts';
import { defined } from '../defined.ts';
import { judgeAbruptEnd } from '../judge-abrupt-end.ts';
import { type Refusal, refusal } from './ask-kopia.ts';
import { type ControlAnswer, type ControlLimits, getControl, type KopiaServer } from './control-api.ts';
import { isObject, text } from '../field.ts';
import { decode, parseJson } from './json.ts';
import { type KopiaServerSource, readServerSources } from './server-sources.ts';
import { backupSource } from './source.ts';

const PATH = '/api/v1/control/sources';

/** Asks a Kopia server what it schedules. Its states say nothing of failures: a source whose upload failed is idle. */
export async function askSources(server: KopiaServer, limits: ControlLimits): Promise<Finding<'sources'>> {
  const answer = await getControl(server, PATH, limits);
  if (answer.type !== 'answered' || answer.status !== 200) return refusalOf(answer);
  const list = readServerSources(answer.body);
  if (!list.known) return refusal('failed', list.reason);
  const { sources, rejectedEntries } = list.value;
  return {
    verdict: 'ok',
    parsed: sources.length,
    rejected: rejectedEntries,
    found: { sources: sources.map(scheduled) },
  };
}

function scheduled({ source, status, nextSnapshotTime }: KopiaServerSource) {
  return {
    source: backupSource(source),
    ...defined({ nextExpectedAtMs: nextSnapshotTime === undefined ? undefined : Date.parse(nextSnapshotTime) }),
    isPaused: status === 'PAUSED',
  };
}

function refusalOf(answer: ControlAnswer): Refusal {
  switch (answer.type) {
    case 'answered':
      return refusal(verdictOfStatus(answer), `GET ${PATH}: status ${answer.status}${saidIn(answer.body)}`);
    case 'too_large':
      return refusal('failed', `GET ${PATH}: too much output`);
    case 'unreachable':
      return refusal('failed', `GET ${PATH}: ${answer.reason}`);
    case 'timeout':
    case 'signalled': {
      const { verdict, reason } = judgeAbruptEnd(answer);
      return refusal(verdict, `GET ${PATH}: ${reason}`);
    }
  }
}

/** Kopia answers 401 to a wrong password, and 403 to the right one of a user who may not ask this. */
function verdictOfStatus({ status, body }: Extract<ControlAnswer, { type: 'answered' }>): Refusal['verdict'] {
  if (status === 401 || status === 403) return 'wrong_password';
  const said = parseJson(decode(body));
  return isObject(said) && said['code'] === 'NOT_CONNECTED' ? 'no_repository' : 'failed';
}

/** Some refusals are JSON, whatever their content type says, and some are text. */
function saidIn(body: Uint8Array): string {
  const printed = decode(body.subarray(0, 1000)).trim();
  const said = parseJson(printed);
  const error = isObject(said) ? text(said['error']) : printed;
  return error === undefined || error === '' ? '' : `: ${error}`;
}
