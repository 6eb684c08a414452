import { describe, expect, it } from 'vitest';
import { problemsOfExample } from '../examples.ts';
import { scriptLink } from './script-link.ts';

const VARIABLES = {
  list: [
    { name: 'typed', type: 'textbox' },
    { name: 'host', type: 'constant' },
  ],
};

describe('script-link', () => {
  it.each([
    { url: 'javascript:alert(1)', bad: true },
    { url: ' JavaScript:alert(1)', bad: true },
    { url: 'java\tscript\n:alert(1)', bad: true },
    { url: '\u0001javascript:alert(1)', bad: true },
    { url: 'data:text/html,<script>alert(1)</script>', bad: true },
    { url: 'data:image/svg+xml,<svg onload=alert(1)>', bad: true },
    { url: 'vbscript:x', bad: true },
    { url: '${typed}/x', bad: true },
    { url: 'https://docs.example/javascript:', bad: false },
    { url: 'data:image/png;base64,AAAA', bad: false },
    { url: '${host}/x', bad: false },
    { url: '/d/x?a=${typed}', bad: false },
    { url: '', bad: false },
  ])('of the link $url: $bad', ({ url, bad }) => {
    const panel = { fieldConfig: { overrides: [{ properties: [{ id: 'links', value: [{ url }] }] }] } };
    const found = problemsOfExample(scriptLink, { panels: [panel], templating: VARIABLES });
    expect(found.filter(({ check }) => check === scriptLink.id)).toHaveLength(bad ? 1 : 0);
  });

  it.each([
    { content: '<script>alert(1)</script>', bad: true },
    { content: '<img src=x onerror=alert(1)>', bad: true },
    { content: '<iframe srcdoc="&lt;script&gt;"></iframe>', bad: true },
    { content: '[x](javascript:alert(1))', bad: true },
    { content: 'The option `on = true` of the script.', bad: false },
    { content: '<a href="https://docs.example/">docs</a>', bad: false },
  ])('of the text $content: $bad', ({ content, bad }) => {
    for (const panel of [
      { type: 'text', options: { content } },
      { type: 'text', content, mode: 'html' },
    ]) {
      const found = problemsOfExample(scriptLink, { panels: [panel] });
      expect(found.filter(({ check }) => check === scriptLink.id)).toHaveLength(bad ? 1 : 0);
    }
  });
});
