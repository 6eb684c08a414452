/** The parts of an ajv error that a client is told. */
interface SchemaError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
}

/** Where and why something breaks its schema. */
export interface SchemaProblem {
  /** JSON pointer; empty for the value as a whole. */
  readonly field: string;
  readonly message: string;
}

/**
 * One problem for a list of ajv errors. Where alternatives were tried (`anyOf`) the error that got deepest is the one
 * that the client meant. The value itself is never repeated.
 */
export function problemOf(errors: readonly SchemaError[], context = 'body'): SchemaProblem {
  const [first, ...rest] = errors.filter(({ keyword }) => keyword !== 'anyOf').map(located);
  const found = rest.reduce<SchemaProblem | undefined>((best, one) => (depth(one) > depth(best) ? one : best), first);
  const { field, message } = found ?? { field: '', message: 'fits none of the allowed forms' };
  return { field, message: `${field === '' ? `The ${context}` : `\`${field}\``} ${message}.` };
}

const depth = (problem: SchemaProblem | undefined): number => problem?.field.split('/').length ?? 0;

function located({ keyword, instancePath, params, message = 'is not valid' }: SchemaError): SchemaProblem {
  if (keyword === 'additionalProperties') {
    return { field: `${instancePath}/${pointerPart(params['additionalProperty'])}`, message: 'is not a known key' };
  }
  if (keyword === 'required') {
    return { field: `${instancePath}/${pointerPart(params['missingProperty'])}`, message: 'is missing' };
  }
  if (keyword === 'enum') return { field: instancePath, message: `must be one of ${String(params['allowedValues'])}` };
  return { field: instancePath, message };
}

/** A key of the client's as part of a JSON pointer: escaped, and cut where it is longer than any key of ours. */
function pointerPart(key: unknown): string {
  return String(key).slice(0, 64).toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1');
}
