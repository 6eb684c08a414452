/** Readers of JSON of which nothing is known: what is not of the type asked for reads as empty. */
import type { JsonObject } from './document.ts';

/** Whether a value is an object, and no array. */
export function isRecord(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An object. */
export function recordOf(value: unknown): JsonObject {
  return isRecord(value) ? value : {};
}

/** An array. */
export function arrayOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A text. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A number, absent when it is none. */
export function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** Scalars as texts, as the server reads a map of strings. What is no scalar is left out. */
export function textsOf(value: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(recordOf(value)).flatMap(([key, one]) =>
      typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean' ? [[key, String(one)]] : [],
    ),
  );
}

/** A step of a JSON pointer: `~` and `/` escaped. */
export function pointerStep(key: string): string {
  return /[~/]/.test(key) ? key.replaceAll('~', '~0').replaceAll('/', '~1') : key;
}

/** The values of an array, or the entries of an object, each with its pointer. */
export function placedIn(
  value: unknown,
  path: string,
): { readonly path: string; readonly key: string; readonly value: unknown }[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).map(([key, child]: [string, unknown]) => ({
    path: `${path}/${pointerStep(key)}`,
    key,
    value: child,
  }));
}
