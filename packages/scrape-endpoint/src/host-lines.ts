import { headerLines } from './client-address.ts';

/**
 * What is wrong with the Host lines of a request, as a sentence, or undefined. Two lines are read in two ways by two
 * programs, whatever they hold; HTTP/1.0 may go without.
 */
export function hostLinesProblem({
  rawHeaders,
  httpVersion,
}: {
  readonly rawHeaders: readonly string[];
  readonly httpVersion: string;
}): string | undefined {
  const lines = headerLines(rawHeaders, 'host').length;
  if (lines === 1 || (lines === 0 && httpVersion === '1.0')) return undefined;
  return `The request has ${lines} Host lines; it must have one.`;
}
