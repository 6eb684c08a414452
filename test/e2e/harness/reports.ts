import { randomInt } from 'node:crypto';
import type { JobReport } from '@lockstep/protocol';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A finished backup, as an agent would report it. `agoSeconds` is how long before now it ended, default 0. */
export function backupReport({
  durationSeconds,
  agoSeconds = 0,
  verdict = 'ok',
}: {
  readonly durationSeconds: number;
  readonly agoSeconds?: number;
  readonly verdict?: JobReport['verdict'];
}): JobReport {
  const finished = Date.now() - agoSeconds * 1000;
  return {
    id: newReportId(),
    type: 'job',
    kind: 'backup',
    verdict,
    started_at: new Date(finished - durationSeconds * 1000).toISOString(),
    finished_at: new Date(finished).toISOString(),
    duration_seconds: durationSeconds,
    repository: '/srv/repository',
    source: '/home',
  };
}

/** A ULID: 48 bits of milliseconds and 80 random bits. */
function newReportId(): string {
  let time = Date.now();
  let head = '';
  for (let digit = 0; digit < 10; digit++) {
    head = CROCKFORD.charAt(time % 32) + head;
    time = Math.floor(time / 32);
  }
  return head + Array.from({ length: 16 }, () => CROCKFORD.charAt(randomInt(32))).join('');
}
