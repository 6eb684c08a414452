import { API_ERRORS } from '@lockstep/protocol';
import { expect, test } from 'vitest';
import { createValidator } from '../routes/validator.ts';
import { openApiDocument } from './document.ts';
import { errorPage } from './error-page.ts';
import { type Operation, OPERATIONS } from './operations.ts';
import { settingsPage } from './settings-page.ts';
import { SETTINGS } from '../config/settings.ts';

interface Described {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, unknown>>;
  readonly security: readonly Record<string, unknown>[];
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
}
const document = openApiDocument() as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: { readonly securitySchemes: object; readonly schemas: object };
};

test('every operation is described, with its credentials and its statuses', () => {
  const described = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId, security, responses }]) => ({
      path,
      method,
      operationId,
      security,
      responses,
    })),
  );
  expect(described.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(OPERATIONS).sort());
  for (const { path, method, operationId, security, responses } of described) {
    const operation: Operation = OPERATIONS[operationId as keyof typeof OPERATIONS];
    expect(`${method.toUpperCase()} ${path}`).toBe(
      `${operation.method} ${operation.url.replace(':host_id', '{host_id}')}`,
    );
    expect(security).toEqual([{ [operation.credentials]: [] }]);
    const statuses = operation.errors.map((code) => String(API_ERRORS[code].status));
    expect(Object.keys(responses)).toEqual(
      expect.arrayContaining([String(operation.success.status), '400', '401', ...statuses]),
    );
  }
});

test('path parameters are described and required', () => {
  expect(document.paths['/api/v1/hosts/{host_id}']?.['delete']?.parameters).toMatchObject([
    { name: 'host_id', in: 'path', required: true },
  ]);
  expect(document.paths['/api/v1/alerts']?.['get']?.parameters?.map(({ name }) => name)).toEqual([
    'limit',
    'cursor',
    'host_id',
    'state',
  ]);
});

test('every reference of the document resolves, and every schema compiles in the validator', () => {
  const text = JSON.stringify(document);
  for (const [, name = ''] of text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)) {
    expect(document.components.schemas).toHaveProperty(name);
  }
  const validator = createValidator();
  for (const schema of Object.values(document.components.schemas))
    expect(() => validator.compile(schema as object)).not.toThrow();
});

test('the same bytes each time', () => {
  expect(JSON.stringify(openApiDocument())).toBe(JSON.stringify(document));
});

test('the pages have a row for each code and each setting', () => {
  for (const [code, { status }] of Object.entries(API_ERRORS))
    expect(errorPage()).toContain(`| \`${code}\` | ${status} |`);
  for (const { env, yaml } of Object.values(SETTINGS)) {
    expect(settingsPage()).toContain(`\`${env}\``);
    expect(settingsPage()).toContain(`\`${yaml}\``);
  }
  for (const row of settingsPage()
    .split('\n')
    .filter((line) => line.startsWith('| `'))) {
    expect(row.replaceAll('\\|', '').split('|')).toHaveLength(7);
  }
});
