import { describe, expect, test } from 'vitest';
import { isLoopback, listenAddressText, parseListenAddress } from './listen-address.ts';

describe('an address to listen on', () => {
  test.each([
    { text: '127.0.0.1:8080', host: '127.0.0.1', port: 8080, isOwn: true },
    { text: '127.9.0.1:1', host: '127.9.0.1', port: 1, isOwn: true },
    { text: '[::1]:8080', host: '::1', port: 8080, isOwn: true },
    { text: 'localhost:0', host: 'localhost', port: 0, isOwn: true },
    { text: '0.0.0.0:65535', host: '0.0.0.0', port: 65_535, isOwn: false },
    { text: '[fe80::1]:9091', host: 'fe80::1', port: 9091, isOwn: false },
    { text: '127.example.org:80', host: '127.example.org', port: 80, isOwn: false },
  ])('$text', ({ text, host, port, isOwn }) => {
    expect(parseListenAddress(text)).toEqual({ host, port });
    expect(isLoopback({ host, port })).toBe(isOwn);
    expect(listenAddressText({ host, port })).toBe(text);
  });

  test(':8080 is every address', () => {
    expect(parseListenAddress(':8080')).toEqual({ host: '::', port: 8080 });
    expect(isLoopback({ host: '::', port: 8080 })).toBe(false);
  });

  test.each([
    '',
    '8080',
    'localhost',
    'localhost:',
    '::1:8080',
    '[::1]',
    '[host]:80',
    'a b:80',
    ':65536',
    ':-1',
    ':1e3',
  ])('%j is none', (text) => {
    expect(parseListenAddress(text)).toBeUndefined();
  });
});
