import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';

/**
 * The validator of everything that comes in: nothing is converted, filled in or taken out, so what was judged is what
 * is used. `maxBytes` limits a text's UTF-8 length, because `maxLength` counts code points.
 */
export function createValidator(): Ajv {
  const ajv = new Ajv({ strict: true, coerceTypes: false, removeAdditional: false, useDefaults: false });
  addFormats.default(ajv, { mode: 'full', formats: ['date-time'] });
  ajv.addKeyword({
    keyword: 'maxBytes',
    type: 'string',
    schemaType: 'number',
    validate: (max: number, text: string) => Buffer.byteLength(text) <= max,
    error: { message: ({ schema }) => `must NOT have more than ${schema} bytes` },
  });
  return ajv;
}
