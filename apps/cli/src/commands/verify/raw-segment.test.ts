import { expect, it } from 'vitest';
import { rawSegment } from './raw-segment.ts';

it.each([
  ['/servers/17', '17', 'a number'],
  ['/servers/17/disks', '17', 'a number'],
  ['/servers/0b7e9c1a-5f52-4c5f-9d1e-0a4f5e6d7c8b', '0b7e9c1a-5f52-4c5f-9d1e-0a4f5e6d7c8b', 'a UUID'],
  ['/commits/3f786850e387550fdab836ed7e6dc881de23001b', '3f786850e387550fdab836ed7e6dc881de23001b', 'a hexadecimal id'],
  ['/orgs/01ARZ3NDEKTSV4RRFFQ69G5FAV', '01ARZ3NDEKTSV4RRFFQ69G5FAV', 'a ULID'],
  ['/search?q=a', '?q=a', 'a query string'],
  ['/page#top', '#top', 'a query string'],
  ['/users/a@example.org', 'a@example.org', 'a mail address'],
  ['/files/a%2Fb', 'a%2Fb', 'an encoded character'],
  ['https://host/servers', 'https://host/servers', 'a whole URL'],
])('in %s `%s` is %s', (route, segment, kind) => {
  expect(rawSegment(route)).toEqual({ segment, kind });
});

it.each([
  '/',
  '',
  'other',
  '/servers/:id',
  '/servers/{server_id}',
  '/servers/<int:id>',
  '/files/*',
  '/api/v1/servers',
  '/facade/accede',
  '/oauth2/callback',
  '/conduit.v1.Gateway/Connect',
  '/.well-known/openid-configuration',
])('`%s` may be a template', (route) => {
  expect(rawSegment(route)).toBeUndefined();
});
