import { createServer } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, describe, expect, test } from 'vitest';
import { parseListenAddress } from './listen-address.ts';
import { listenOn } from './listen-on.ts';

const apps: FastifyInstance[] = [];
afterEach(async () => {
  await Promise.all(apps.splice(0).map((app) => app.close()));
});

const listening = (text: string) => {
  const app = Fastify();
  apps.push(app);
  const address = parseListenAddress(text);
  if (address === undefined) throw new Error(`${text} is no address`);
  return listenOn(app, { address, webConfig: undefined, setting: 'RM_LISTEN' });
};

describe('listenOn', () => {
  test('returns the URL with the port that was taken', async () => {
    const url = await listening('127.0.0.1:0');
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d*$/);
    expect((await fetch(url)).status).toBe(404);
  });

  test('an address that is taken is named, with the setting that chooses another', async () => {
    const { host } = new URL(await listening('[::1]:0'));
    await expect(listening(host)).rejects.toThrow(
      `Cannot listen on ${host}: another process listens there already (EADDRINUSE). Choose another address with RM_LISTEN.`,
    );
  });

  test.each([
    ['an address of no interface', '192.0.2.1:0', /192\.0\.2\.1:0: this machine has no such address \(EADDRNOTAVAIL\)/],
    ['a name that leads nowhere', 'nowhere.invalid:0', /nowhere\.invalid:0: .* \((ENOTFOUND|EAI_AGAIN)\)/],
  ])('%s', async (_name, address, message) => {
    await expect(listening(address)).rejects.toThrow(message);
  });

  test('what the system said is the cause', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => holder.once('listening', resolve));
    const { port } = holder.address() as { port: number };
    await expect(listening(`127.0.0.1:${port}`)).rejects.toMatchObject({ cause: { code: 'EADDRINUSE' } });
    holder.close();
  });
});
