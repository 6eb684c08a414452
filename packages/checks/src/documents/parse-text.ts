import type { Placed } from './document.ts';
import { findJsonMistake } from './json-text.ts';
import { readYaml, type TextMistake, tooDeep } from './yaml-text.ts';

/** Far deeper than any dashboard; shallow enough to walk what was read by recursion. */
const MAX_DEPTH = 200;

/**
 * Reads JSON or YAML, by content: each document at its place, `''` when there is one. The text is decoded already; a
 * byte order mark may be left. Nothing is thrown.
 */
export function parseText(text: string): readonly Placed<unknown>[] | TextMistake {
  const body = text.replace(/^\uFEFF/, '');
  if (body.trim() === '') return { message: 'is empty.', fix: 'Give the file of a dashboard, or of rules.' };
  if (body.includes('\0')) {
    return { message: 'holds NUL characters: it is binary, or UTF-16.', fix: 'Save it as UTF-8.' };
  }
  if (/^\s*[[{]/.test(body)) return parseJson(body);
  const read = readYaml(body, { maxDepth: MAX_DEPTH });
  if (!('values' in read)) return withTemplateHint(read, body);
  const { values } = read;
  return values.map((value, i) => ({ path: values.length === 1 ? '' : `/${i}`, value }));
}

function parseJson(text: string): readonly Placed<unknown>[] | TextMistake {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return withTemplateHint(notJson(text), text);
  }
  return isDeeper(value) ? tooDeep(MAX_DEPTH) : [{ path: '', value }];
}

function notJson(text: string): TextMistake {
  const offset = findJsonMistake(text) ?? 0;
  const before = text.slice(0, offset).split('\n');
  const place = `line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`;
  return offset >= text.length
    ? { message: `is no JSON: it ends too early (${place}).`, fix: 'Give the whole file.' }
    : { message: `is no JSON: \`${text[offset]}\` does not belong at ${place}.`, fix: 'Correct the syntax there.' };
}

/** Helm charts and their like hold templates of YAML, which are no YAML. */
function withTemplateHint(mistake: TextMistake, text: string): TextMistake {
  return /\{\{-?\s*(?:if|range|with|include|define|\.Values)\b|^\s*\{%/m.test(text)
    ? { ...mistake, fix: 'It looks like a template: render it first, and check what comes out.' }
    : mistake;
}

/** Level by level, since recursion is what is to be kept from running too deep. */
function isDeeper(value: unknown): boolean {
  let level = [value];
  for (let depth = 0; depth <= MAX_DEPTH; depth += 1) {
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
    if (level.length === 0) return false;
  }
  return true;
}
