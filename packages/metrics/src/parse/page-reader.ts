import type { ExpositionFormat } from '../exposition/metadata.ts';
import { familyProblems } from './family-checks.ts';
import { FORMAT_RULES, type FormatRules } from './format-rules.ts';
import type {
  ExpositionProblem,
  ExpositionProblemCode,
  ParsedExposition,
  ParsedFamily,
  ParsedSample,
} from './parsed-exposition.ts';

/** A family while its lines are read. */
interface OpenFamily {
  readonly name: string;
  readonly line: number;
  readonly samples: ParsedSample[];
  type?: string;
  help?: string;
  unit?: string;
}

/** Keywords of metadata lines, what each sets, and the problem of setting it twice. */
const METADATA = {
  HELP: { field: 'help', twice: 'help-twice' },
  TYPE: { field: 'type', twice: 'type-twice' },
  UNIT: { field: 'unit', twice: 'unit-twice' },
} as const;

/** A keyword of a metadata line. */
export type MetadataKeyword = keyof typeof METADATA;

/** Puts lines together to families and finds what is wrong with their order and their values. */
export class PageReader {
  readonly #format: ExpositionFormat;
  readonly #rules: FormatRules;
  readonly #families = new Map<string, OpenFamily>();
  readonly #problems: ExpositionProblem[] = [];
  #current: OpenFamily | undefined;

  constructor(format: ExpositionFormat) {
    this.#format = format;
    this.#rules = FORMAT_RULES[format];
  }

  report(line: number, code: ExpositionProblemCode, message: string): void {
    this.#problems.push({ line, code, message });
  }

  metadata(line: number, keyword: MetadataKeyword, name: string, value: string): void {
    const family = this.#family(name, line);
    const { field, twice } = METADATA[keyword];
    if (family.samples.length > 0) {
      this.report(line, 'metadata-after-sample', `${keyword} of \`${name}\` comes after its samples`);
    }
    if (family[field] !== undefined) return this.report(line, twice, `\`${name}\` has two ${keyword} lines`);
    if (keyword === 'TYPE' && this.#rules.types[value] === undefined) {
      return this.report(line, 'unknown-type', `\`${value}\` is no type of this format`);
    }
    family[field] = value;
  }

  sample(sample: ParsedSample): void {
    const owner = this.#current !== undefined && this.#owns(this.#current, sample.name) ? this.#current : undefined;
    const family = owner ?? this.#earlierOwner(sample.name) ?? this.#family(sample.name, sample.line);
    if (family !== this.#current) this.#reopen(family, sample.line);
    family.samples.push(sample);
  }

  /** Everything read, with problems by line. */
  finish(): ParsedExposition {
    const families = [...this.#families.values()].map((family): ParsedFamily => {
      const { name, type = this.#rules.untyped, help, unit, samples } = family;
      return { name, type, ...(help === undefined ? {} : { help }), ...(unit === undefined ? {} : { unit }), samples };
    });
    const found = families.flatMap((family) => familyProblems(family, this.#format));
    const problems = [...this.#problems, ...this.#clashes(), ...this.#wrongUnits(), ...found];
    return { families, problems: problems.sort((a, b) => a.line - b.line) };
  }

  #family(name: string, line: number): OpenFamily {
    const family = this.#families.get(name) ?? { name, line, samples: [] };
    if (this.#families.has(name)) this.#reopen(family, line);
    this.#families.set(name, family);
    this.#current = family;
    return family;
  }

  #reopen(family: OpenFamily, line: number): void {
    if (family === this.#current) return;
    this.report(line, 'not-grouped', `\`${family.name}\` began on line ${family.line}, others stand between`);
    this.#current = family;
  }

  #owns({ name, type }: OpenFamily, sample: string): boolean {
    return (
      sample.startsWith(name) && sample.slice(name.length) in (this.#rules.types[type ?? this.#rules.untyped] ?? {})
    );
  }

  #earlierOwner(sample: string): OpenFamily | undefined {
    const bases = [sample, sample.replace(/_[a-z]+$/, '')];
    return bases
      .flatMap((base) => this.#families.get(base) ?? [])
      .find((family) => family !== this.#current && this.#owns(family, sample));
  }

  #clashes(): ExpositionProblem[] {
    const owners = new Map<string, OpenFamily>();
    return [...this.#families.values()].flatMap((family) => {
      const suffixes = Object.keys(this.#rules.types[family.type ?? this.#rules.untyped] ?? {});
      const names = [...new Set(['', ...suffixes])].map((suffix) => family.name + suffix);
      const taken = names.find((name) => owners.has(name));
      for (const name of names) owners.set(name, family);
      const message = `\`${family.name}\` claims \`${taken}\`, which another family has`;
      return taken === undefined ? [] : [{ line: family.line, code: 'clashing-name' as const, message }];
    });
  }

  #wrongUnits(): ExpositionProblem[] {
    return [...this.#families.values()].flatMap(({ name, line, unit = '', type = '' }) => {
      const isRight = unit === '' || (name.endsWith(`_${unit}`) && !this.#rules.unitless.includes(type));
      const message = `\`${name}\` (${type}) has the unit \`${unit}\``;
      return isRight ? [] : [{ line, code: 'unit' as const, message }];
    });
  }
}
