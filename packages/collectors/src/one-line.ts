import { redactUrls } from './redact.ts';

const MAX_CHARACTERS = 400;

// oxlint-disable-next-line no-control-regex -- control characters are what must go
const CONTROL = /[\u0000-\u001f\u007f]+/gu;

/** Words of a tool for a log or a label: one line of at most 400 characters, without credentials of URLs. */
export function oneLine(words: string): string {
  const line = redactUrls(words.replaceAll(CONTROL, ' ').trim());
  return line.length <= MAX_CHARACTERS ? line : `${line.slice(0, MAX_CHARACTERS)}...`;
}
