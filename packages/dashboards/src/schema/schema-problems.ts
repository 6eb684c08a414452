import type { Problem } from '@lockstep/checks';
import { Ajv, type ErrorObject } from 'ajv';
import { DASHBOARD } from './dashboard.ts';

const validate = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true }).compile(DASHBOARD);

/** What the JSON of a dashboard has or lacks that dashboards of this project never have or lack. Any JSON may be given. */
export function schemaProblems(json: unknown): Problem[] {
  if (validate(json)) return [];
  // A failed branch is reported by its cause; that it failed says nothing more.
  return (validate.errors ?? [])
    .filter(({ keyword }) => keyword !== 'if')
    .map((error) => ({ check: 'schema', severity: 'error', path: error.instancePath, ...describe(error) }));
}

function describe({ keyword, message = 'is not allowed', params }: ErrorObject): Pick<Problem, 'message' | 'fix'> {
  switch (keyword) {
    case 'additionalProperties':
      return { message: `Unknown key \`${params['additionalProperty']}\`.`, fix: 'Correct its spelling or remove it.' };
    case 'required':
      return { message: `The key \`${params['missingProperty']}\` is missing.`, fix: 'Add it.' };
    case 'enum':
      return { message: 'The value is none of those that are used.', fix: `Use one of: ${listOf(params)}.` };
    default:
      return { message: `The value ${message}.`, fix: 'Correct the value.' };
  }
}

function listOf(params: Readonly<Record<string, unknown>>): string {
  const allowed = params['allowedValues'];
  return Array.isArray(allowed) ? allowed.map((value) => `\`${value}\``).join(', ') : '';
}
