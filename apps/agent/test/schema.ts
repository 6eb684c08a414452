import { REPORT_SCHEMAS } from '@lockstep/protocol';
import { Ajv } from 'ajv';

const ajv = new Ajv({ allErrors: true });
ajv.addKeyword({
  keyword: 'maxBytes',
  type: 'string',
  validate: (max: number, text: string) => Buffer.byteLength(text) <= max,
});
ajv.addFormat('date-time', (text: string) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/u.test(text));

/** What the API's own schema says against a report, in words; empty when it is right. */
export function schemaErrors(report: { readonly type: string }): readonly string[] {
  const schema = REPORT_SCHEMAS[report.type as keyof typeof REPORT_SCHEMAS];
  const validate = ajv.compile(schema);
  validate(report);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
