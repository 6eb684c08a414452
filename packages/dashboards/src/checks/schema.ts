import { Ajv, type ErrorObject } from 'ajv';
import type { Finding } from '../problem.ts';
import { DASHBOARD } from '../schema/dashboard.ts';
import type { Check } from './check.ts';
import type { DashboardView } from './view.ts';

const validate = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true }).compile(DASHBOARD);

/** The JSON has a key, a value or a lack that dashboards of this project never have. */
export const schema: Check = {
  id: 'schema',
  check(view) {
    if (validate(view.json)) return [];
    // A failed branch is reported by its cause; that it failed says nothing more.
    return (validate.errors ?? []).filter(({ keyword }) => keyword !== 'if').map((error) => finding(view, error));
  },
};

function finding({ panels }: DashboardView, error: ErrorObject): Finding {
  const { instancePath } = error;
  const panel = panels.find(({ path }) => instancePath === path || instancePath.startsWith(`${path}/`));
  return { panel: panel?.title ?? '', path: instancePath, ...describe(error) };
}

function describe({ keyword, message = 'is not allowed', params }: ErrorObject): Pick<Finding, 'message' | 'fix'> {
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
