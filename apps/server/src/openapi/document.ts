import { API_ERRORS, ApiError, type ApiErrorCode, LIMITS, REPORT_SCHEMAS } from '@lockstep/protocol';
import type { TSchema } from 'typebox';
import { COMMON_ERRORS, type Credentials, type Operation, OPERATIONS } from './operations.ts';

type Json = Record<string, unknown>;

const TOKENS: Readonly<Record<Credentials, string>> = {
  admin: "The administrator's token.",
  host: "A host's token; it decides which host reports.",
  join: 'A join token.',
};

/** The OpenAPI 3.1 document of the API: pure, the same bytes each time, made from the schemas that the server validates with. */
export function openApiDocument(): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Lockstep fleet server',
      version: 'v1',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description: `Bodies are JSON in UTF-8, at most ${LIMITS.bodyBytes} bytes, without unknown or repeated keys. Texts with \`maxBytes\` are limited to so many bytes of UTF-8. Every error answer is an \`ApiError\`.`,
    },
    paths: paths(),
    components: {
      schemas: {
        ApiError: plain(ApiError),
        JobReport: plain(REPORT_SCHEMAS.job),
        FactsReport: plain(REPORT_SCHEMAS.facts),
        HeartbeatReport: plain(REPORT_SCHEMAS.heartbeat),
      },
      securitySchemes: Object.fromEntries(
        Object.entries(TOKENS).map(([name, description]) => [name, { type: 'http', scheme: 'bearer', description }]),
      ),
    },
  };
}

function paths(): Json {
  const byPath: Record<string, Json> = {};
  for (const [operationId, operation] of Object.entries<Operation>(OPERATIONS)) {
    const path = operation.url.replaceAll(/:(\w+)/g, '{$1}');
    byPath[path] = { ...byPath[path], [operation.method.toLowerCase()]: describe(operationId, operation) };
  }
  return byPath;
}

function describe(operationId: string, { summary, credentials, schema, success, errors }: Operation): Json {
  const parameters = [...parametersOf(schema.params, 'path'), ...parametersOf(schema.querystring, 'query')];
  return {
    operationId,
    summary,
    security: [{ [credentials]: [] }],
    ...(parameters.length > 0 && { parameters }),
    ...(schema.body !== undefined && { requestBody: { required: true, content: json(plain(schema.body)) } }),
    responses: {
      [success.status]: {
        description: 'Done.',
        ...(success.body !== undefined && { content: json(plain(success.body)) }),
      },
      ...errorResponses([...COMMON_ERRORS, ...errors]),
    },
  };
}

function parametersOf(schema: TSchema | undefined, where: 'path' | 'query'): Json[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = plain(schema) as { properties?: Json; required?: string[] };
  return Object.entries(properties).map(([name, value]) => ({
    name,
    in: where,
    required: required.includes(name),
    schema: value,
  }));
}

/** One response per status; its description names the codes. */
function errorResponses(codes: readonly ApiErrorCode[]): Json {
  const statuses = [...new Set(codes.map((code) => API_ERRORS[code].status))].sort((a, b) => a - b);
  const response = (status: number): Json => ({
    description: codes
      .filter((code) => API_ERRORS[code].status === status)
      .map((code) => `\`${code}\`: ${API_ERRORS[code].meaning}`)
      .join(' '),
    content: json({ $ref: '#/components/schemas/ApiError' }),
  });
  return Object.fromEntries(statuses.map((status) => [status, response(status)]));
}

const json = (schema: unknown): Json => ({ 'application/json': { schema } });

/** The schema as plain data: TypeBox's own marks are not part of JSON Schema. */
const plain = (schema: TSchema): Json => JSON.parse(JSON.stringify(schema)) as Json;
