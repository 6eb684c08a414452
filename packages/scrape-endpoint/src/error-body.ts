/** The body of every error answer, always in this order of keys. `field` names what was wrong in the request. */
export function errorBody(code: string, message: string, field?: string): Buffer {
  return Buffer.from(`${JSON.stringify({ code, message, ...(field !== undefined && { field }) })}\n`);
}
