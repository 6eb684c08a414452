import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { fetchText, shownUrl } from './fetch-text.ts';

it('an answer without end is left at the limit', async () => {
  const server = createServer((_, response) => {
    const timer = setInterval(() => response.write('a'.repeat(1000)), 1);
    response.on('close', () => clearInterval(timer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  const closed = new Promise((resolve) => server.on('connection', (socket) => socket.on('close', resolve)));
  expect(await fetchText(url, { maxBytes: 5000 })).toMatchObject({
    problem: 'The answer has more than 5000 bytes.',
    tooLarge: true,
  });
  await closed;
});

it.each([
  { url: 'http://host:9100/metrics', want: 'http://host:9100/metrics' },
  { url: 'https://me:secret@host/', want: 'https://host/' },
  { url: 'http://host/?token=secret&token=more&a=', want: 'http://host/?token=...&a=...' },
])('$url is shown as $want', ({ url, want }) => {
  expect(shownUrl(new URL(url))).toBe(want);
});
