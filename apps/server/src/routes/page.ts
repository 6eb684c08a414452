import { LIMITS } from '@lockstep/protocol';
import { ApiFailure } from '../errors.ts';

/** Reads the paging part of a query. @throws ApiFailure when the limit is beyond the maximum */
export function pageOf({ limit, cursor }: { limit?: string; cursor?: string }): { limit: number; cursor?: string } {
  const { max, default: byDefault } = LIMITS.pageRows;
  const rows = limit === undefined ? byDefault : Number(limit);
  if (rows > max) throw new ApiFailure('invalid_request', `\`limit\` must be from 1 to ${max}.`, { field: 'limit' });
  return { limit: rows, ...(cursor !== undefined && { cursor }) };
}
