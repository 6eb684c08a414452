import { describe, expect, it } from 'vitest';
import { tapped } from './tapped.ts';

function seen(): { readonly told: string[]; readonly read: () => AsyncIterator<number> } {
  const told: string[] = [];
  const tell = (what: string) => (): void => void told.push(what);
  const tap = { message: tell('message'), end: tell('end'), fail: tell('fail'), leave: tell('leave') };
  return { told, read: () => tapped(numbers(told), tap)[Symbol.asyncIterator]() };
}

async function* numbers(told: string[]): AsyncGenerator<number> {
  try {
    yield await Promise.resolve(1);
    yield 2;
  } finally {
    told.push('closed');
  }
}

describe('who listens is told of', () => {
  it('each message, and the end', async () => {
    const { told, read } = seen();
    const reader = read();
    expect(await reader.next()).toEqual({ done: false, value: 1 });
    expect(await reader.next()).toEqual({ done: false, value: 2 });
    expect(await reader.next()).toEqual({ done: true, value: undefined });
    expect(told).toEqual(['message', 'message', 'closed', 'end']);
  });

  it('a reader that leaves in the middle, as is the source', async () => {
    const { told, read } = seen();
    const reader = read();
    await reader.next();
    expect(await reader.return?.(7)).toEqual({ done: true, value: 7 });
    expect(told).toEqual(['message', 'leave', 'closed']);
  });

  it('a reader that leaves before its first message', async () => {
    const { told, read } = seen();
    await read().return?.();
    expect(told).toEqual(['leave']);
  });

  it('an error that the reader throws in', async () => {
    const { told, read } = seen();
    const reader = read();
    await reader.next();
    await expect(reader.throw?.(new Error('enough'))).rejects.toThrow('enough');
    expect(told).toEqual(['message', 'fail', 'closed']);
  });

  it('a source that can neither be left nor be told of errors', async () => {
    const told: string[] = [];
    const tell = (what: string) => (): void => void told.push(what);
    const source = { [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error('broken')) }) };
    const tap = { message: tell('message'), end: tell('end'), fail: tell('fail'), leave: tell('leave') };
    const reader = tapped(source, tap)[Symbol.asyncIterator]();
    await expect(reader.next()).rejects.toThrow('broken');
    await expect(reader.throw?.(new Error('enough'))).rejects.toThrow('enough');
    expect(await reader.return?.(7)).toEqual({ done: true, value: 7 });
    expect(told).toEqual(['fail', 'fail', 'leave']);
  });
});
