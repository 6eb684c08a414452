import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { not } from '@lockstep/query';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import type { Section } from '../../sections.ts';
import { CHOSEN } from '../../service/instances.ts';
import { operationsTable } from '../../service/operations-table.ts';
import { RATE_WINDOW } from '../../window.ts';
import { manager } from '../conduit/conduit.ts';

const requests = manager.manager_auth_requests_total;
const validations = manager.manager_token_validations_total;

/** How attempts to get in, and tokens that are shown, are judged. */
const judgements: Panel = linesOverTime({
  id: 11,
  title: 'Is somebody guessing?',
  description: [
    'Authentication requests per second by outcome, and validations of tokens by outcome. denied: a wrong password, key or token; error: nothing could be decided.',
    'What to do: denied that jumps is guessing, or a client with an old secret: the log has the address. invalid tokens above the usual: a wrong signing key after a deployment, or an attempt. expired is normal. error is ours: look at the database.',
  ].join('\n\n'),
  grid: { x: 0, y: 0, w: 12, h: 8 },
  lines: {
    requests: requests.where(CHOSEN).rate(RATE_WINDOW).sumBy('status').legend('Request {{status}}'),
    tokens: validations.where(CHOSEN).rate(RATE_WINDOW).sumBy('status').legend('Token {{status}}'),
  },
  unit: 'ops',
  noValue: 'No manager is scraped',
});

/** Each way to get in: how often, how often in vain, how long it takes. */
const methods: Panel = operationsTable({
  id: 12,
  title: 'Which way in fails, which is slow?',
  description: [
    'One row per authentication method, over the time shown. Failing is the share that was denied or could not be decided; "-": nobody tried. Hashing a password is slow on purpose.',
    'What to do: password failing alone is people or guessing; api_key failing alone is a service with an old key; all of them is the manager. Slow password: too few processors for the cost of the hash.',
  ].join('\n\n'),
  grid: { x: 12, y: 0, w: 6, h: 8 },
  operations: {
    all: requests.where(CHOSEN),
    failed: requests.where({ ...CHOSEN, status: not('success') }),
    duration: manager.manager_auth_duration_seconds.where(CHOSEN),
  },
  rows: { method: 'Method' },
  failing: [0.2, 0.5],
  slowSeconds: 1,
  noValue: 'No manager is scraped',
});

/** How many tokens are valid. */
const activeTokens: Panel = linesOverTime({
  id: 13,
  title: 'How many tokens are active?',
  description: [
    'Tokens that were issued and have neither expired nor been revoked. All managers count the same table, so this is what one of them says.',
    'What to do: a climb that does not end is a client that logs in for every request; a fall to zero is a lost table or a new signing key, after which everybody logs in again.',
  ].join('\n\n'),
  grid: { x: 18, y: 0, w: 6, h: 8 },
  lines: { tokens: manager.manager_active_tokens.where(CHOSEN).max().legend('Active tokens') },
  unit: 'none',
  decimals: 0,
  noValue: 'No manager is scraped',
});

/** Logins and tokens. Ids 10 to 19. */
export const authentication: Section = { id: 10, title: 'Who is let in?', panels: [judgements, methods, activeTokens] };
