import { expect, it } from 'vitest';
import { describeWithTools } from '../../../tools/describe-with-tools.ts';

// A browser that fetch-tools.sh never fetches: missing everywhere.
describeWithTools('of trixie', { browser: { program: 'chromium', suite: 'trixie' } }, ({ browser }) => {
  it('runs without its program', () => expect.fail(browser.path));
});

describeWithTools('of sid', { browser: { program: 'chromium', suite: 'sid' } }, ({ browser }) => {
  it('runs without its program', () => expect.fail(browser.path));
});

describeWithTools('without needs', {}, (tools) => {
  it('runs', () => expect(tools).toEqual({}));
});
