/** A fact read from what a tool printed, or why it is not known. Broken output is the second, never a number. */
export type Known<T> = { readonly known: true; readonly value: T } | { readonly known: false; readonly reason: string };

/** A fact that was read. */
export function known<T>(value: T): Known<T> {
  return { known: true, value };
}

/** A fact that could not be read; the reason is one line that names the command. */
export function unknown(reason: string): { readonly known: false; readonly reason: string } {
  return { known: false, reason };
}
