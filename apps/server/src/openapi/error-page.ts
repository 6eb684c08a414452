import { API_ERRORS } from '@lockstep/protocol';

/** The table of error codes as Markdown, for `docs/generated/errors.md`. */
export function errorPage(): string {
  const rows = Object.entries(API_ERRORS).map(
    ([code, { status, meaning }]) => `| \`${code}\` | ${status} | ${meaning} |`,
  );
  return [
    '# Error codes of the fleet server',
    '',
    'Every error answer is `{"code", "message", "field"?}`. Codes are stable; messages are for people and may change.',
    'Unless the table says otherwise, nothing was stored and sending the same again gives the same answer.',
    '',
    '| code | status | meaning |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}
