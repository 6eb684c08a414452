/**
 * Pairs names of the page that no catalog has with names of the catalog that the page lacks, where only the word for the
 * unit differs: `wait_milliseconds` and `wait_seconds`. By the name on the page.
 */
export function namedInOtherUnit(unknown: readonly string[], missing: readonly string[]): ReadonlyMap<string, string> {
  const wanted = new Map(missing.flatMap((name) => (stemOf(name) === name ? [] : [[stemOf(name), name] as const])));
  return new Map(
    unknown.flatMap((name) => {
      const meant = stemOf(name) === name ? undefined : wanted.get(stemOf(name));
      return meant === undefined ? [] : [[name, meant] as const];
    }),
  );
}

/** A name with its word for a unit left out. */
function stemOf(name: string): string {
  return name.replace(/_([a-z]+)(?=(?:_total)?$)/, (part, word: string) => (UNIT_WORD.test(word) ? '_' : part));
}

const UNIT_WORD =
  /^(?:(?:pico|nano|micro|milli|centi|kilo|kibi|mega|mebi|giga|gibi|tera|tebi)?(?:seconds?|bytes?|bits?|met(?:er|re)s?|grams?|joules?|volts?|amperes?|watts?|hertz)|celsius|fahrenheit|kelvin|ratio|percent|minutes?|hours?|days?|[mun]?s|secs?|[kmgt]i?b)$/;
