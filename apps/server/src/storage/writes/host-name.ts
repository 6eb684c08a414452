/**
 * What two names must not share: the name in NFC without case. Upper case before lower case folds what has no single
 * lower-case letter (`ß`, `ﬁ`, final sigma) the same way on both sides.
 */
export function nameKey(name: string): string {
  return name.normalize('NFC').trim().toUpperCase().toLowerCase().replaceAll('ς', 'σ').normalize('NFC');
}
