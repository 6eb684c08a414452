import { compare as bcryptCompare, getRounds, hashSync } from 'bcryptjs';
import { describe, expect, test } from 'vitest';
import { type BasicCheck, createBasicAuth } from './basic-auth.ts';

/** The least cost that bcrypt has, so that the tests are quick. */
const hash = (password: string) => hashSync(password, 4);

const USERS = new Map([
  ['prometheus', hash('right horse')],
  ['grafana', hash('pass:with:colons')],
  ['jürgen', hash('schlüssel')],
  ['empty', hash('')],
]);

const line = (user: string, password: string) => `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
const GOOD = line('prometheus', 'right horse');
const raw = (lines: readonly string[]) => lines.flatMap((value) => ['AUTHORIZATION', value]);

const ROWS: [name: string, lines: string[], want: BasicCheck][] = [
  ['no header', [], 'no_token'],
  ['the right password', [GOOD], 'ok'],
  ['the scheme in another case', [GOOD.replace('Basic', 'bAsIC')], 'ok'],
  ['spaces around', [`${GOOD.replace('Basic', 'Basic  ')} `], 'ok'],
  ['colons in the password', [line('grafana', 'pass:with:colons')], 'ok'],
  ['UTF-8', [line('jürgen', 'schlüssel')], 'ok'],
  ['an empty password that is right', [line('empty', '')], 'ok'],
  ['an empty password', [line('prometheus', '')], 'bad_token'],
  ['a wrong password', [line('prometheus', 'right hors')], 'bad_token'],
  ["another user's password", [line('grafana', 'right horse')], 'bad_token'],
  ['an unknown user', [line('root', 'right horse')], 'bad_token'],
  ['a name of Object.prototype', [line('__proto__', 'right horse')], 'bad_token'],
  ['no colon', [`Basic ${Buffer.from('prometheus').toString('base64')}`], 'bad_token'],
  ['two lines, both right', [GOOD, GOOD], 'bad_token'],
  ['a bearer token', ['Bearer 0123456789abcdef'], 'bad_token'],
  ['Base64 without its end', [GOOD.replace(/=+$/, '')], GOOD.endsWith('=') ? 'bad_token' : 'ok'],
  ['the alphabet of URLs', [line('prometheus', '\u00ff\u00fe~~~').replaceAll('/', '_')], 'bad_token'],
  ['something after it', [`${GOOD} x`], 'bad_token'],
  ['the scheme alone', ['Basic'], 'bad_token'],
];

describe('basic authentication', () => {
  const auth = createBasicAuth(USERS);

  test.each(ROWS)('%s', async (_name, lines, want) => {
    expect(await auth.check(raw(lines))).toBe(want);
    // Once more, out of what it remembers.
    expect(await auth.check(raw(lines))).toBe(want);
  });

  test('without users nobody passes', async () => {
    expect(await createBasicAuth(new Map()).check(raw([GOOD]))).toBe('bad_token');
  });
});

/** A comparison that the test ends; it counts how many run at the same time. */
function heldCompare() {
  const calls: { password: string; hash: string; end: (isRight: boolean) => void }[] = [];
  const compare = (password: string, against: string) =>
    new Promise<boolean>((resolve) => calls.push({ password, hash: against, end: resolve }));
  return { calls, compare: compare };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('what a login costs', () => {
  test('an unknown user costs one comparison, with a hash of the dearest cost', async () => {
    const { calls, compare } = heldCompare();
    const users = new Map([
      ['a', hashSync('x', 4)],
      ['b', hashSync('x', 5)],
    ]);
    const verdict = createBasicAuth(users, { compare }).check(raw([line('nobody', 'x')]));
    await settled();
    expect(calls).toHaveLength(1);
    expect(getRounds(calls[0]?.hash ?? '')).toBe(5);
    // A comparison that says yes by accident lets nobody in.
    calls[0]?.end(true);
    expect(await verdict).toBe('bad_token');
  });

  test('the hash that stands for nobody is one that bcrypt takes, and no password has it', async () => {
    expect(await createBasicAuth(new Map([['a', hash('x')]])).check(raw([line('nobody', 'x')]))).toBe('bad_token');
  });

  test('a verdict is remembered, good or bad; another password is compared', async () => {
    const counted = { calls: 0 };
    const compare = ((password: string, against: string) => {
      counted.calls += 1;
      return bcryptCompare(password, against);
    }) as typeof bcryptCompare;
    const auth = createBasicAuth(USERS, { compare });
    for (let n = 0; n < 3; n += 1) {
      expect(await auth.check(raw([GOOD]))).toBe('ok');
      expect(await auth.check(raw([line('prometheus', 'wrong')]))).toBe('bad_token');
    }
    expect(counted.calls).toBe(2);
    // The same characters, cut elsewhere.
    expect(await auth.check(raw([line('prometheusr', 'ight horse')]))).toBe('bad_token');
    expect(counted.calls).toBe(3);
  });

  test('wrong logins without end neither grow it nor push a right one out', async () => {
    let calls = 0;
    const compare = (async (password: string) => {
      calls += 1;
      return password === 'right horse';
    }) as typeof bcryptCompare;
    const auth = createBasicAuth(USERS, { compare });
    expect(await auth.check(raw([GOOD]))).toBe('ok');
    for (let n = 0; n < 300; n += 1) await auth.check(raw([line('prometheus', `wrong ${n}`)]));
    calls = 0;
    expect(await auth.check(raw([GOOD]))).toBe('ok');
    expect(calls).toBe(0);
    // The first of the wrong ones is forgotten, the last is not.
    await auth.check(raw([line('prometheus', 'wrong 299')]));
    expect(calls).toBe(0);
    await auth.check(raw([line('prometheus', 'wrong 0')]));
    expect(calls).toBe(1);
  });

  test('one comparison at a time; who finds too many waiting is told so, and a remembered login never waits', async () => {
    const { calls, compare } = heldCompare();
    const auth = createBasicAuth(USERS, { compare, maxWaiting: 2 });
    const known = auth.check(raw([GOOD]));
    await settled();
    calls[0]?.end(true);
    expect(await known).toBe('ok');
    const waiting = [1, 2].map((n) => auth.check(raw([line('prometheus', `wrong ${n}`)])));
    await settled();
    expect(calls).toHaveLength(2);
    expect(await auth.check(raw([line('prometheus', 'wrong 3')]))).toBe('busy');
    expect(await auth.check(raw([GOOD]))).toBe('ok');
    calls[1]?.end(false);
    await settled();
    expect(calls).toHaveLength(3);
    calls[2]?.end(false);
    expect(await Promise.all(waiting)).toEqual(['bad_token', 'bad_token']);
  });

  test('a comparison that fails leaves the next one its turn', async () => {
    let calls = 0;
    const compare = (async () => {
      calls += 1;
      if (calls === 1) throw new Error('broken hash');
      return true;
    }) as typeof bcryptCompare;
    const auth = createBasicAuth(USERS, { compare });
    const both = [auth.check(raw([line('prometheus', 'a')])), auth.check(raw([line('prometheus', 'b')]))];
    await expect(both[0]).rejects.toThrow('broken hash');
    expect(await both[1]).toBe('ok');
  });
});
