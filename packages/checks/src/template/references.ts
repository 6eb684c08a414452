import type { TemplateLanguage } from './template-language.ts';
import type { Action, Command, Operand, Pipeline, Template } from './parse-template.ts';

/** How the value of an alert is written into a text. */
export interface ValueReference {
  /** The action, with its braces. */
  readonly text: string;
  /** Functions that the value goes through, in order. */
  readonly functions: readonly string[];
  /** What is printed right behind the value: the rest of a `printf` format, and the text behind the action. */
  readonly behind: string;
}

/**
 * Labels that a template prints: `$labels.job`, `.Labels.job`, `index $labels "job"`; each once. Labels that it asks for
 * with `if` or `with` are left out: such a template counts on their being absent.
 */
export function printedLabels({ actions }: Template): readonly string[] {
  const asked = new Set<string>();
  const printed = new Set<string>();
  for (const action of actions) {
    const condition = action.keyword !== undefined && CONDITIONS.has(action.keyword);
    for (const label of labelsIn(action)) (condition ? asked : printed).add(label);
  }
  return [...printed].filter((label) => !asked.has(label));
}

/** Where a template prints `$value` or `.Value`. */
export function printedValues({ actions }: Template): readonly ValueReference[] {
  return actions.flatMap((action) => {
    const { keyword, pipeline, atRoot, text, after } = action;
    const [first = []] = pipeline.commands;
    if (keyword !== undefined || pipeline.declares.length > 0) return [];
    if (!first.some((operand) => isValue(operand, atRoot))) return [];
    const functions = pipeline.commands.flatMap(([head]) => (head?.kind === 'function' ? [head.name] : []));
    return [{ text, functions, behind: restOfFormat(pipeline) + after }];
  });
}

/** Queries that a template runs with `query`; those that it puts together from parts hold a macro for each part. */
export function queriesIn({ actions }: Template): readonly string[] {
  return actions.flatMap(({ pipeline }) =>
    pipelinesIn(pipeline).flatMap(({ commands }) =>
      commands.flatMap((command, index) => queryOf(command, commands[index - 1]) ?? []),
    ),
  );
}

/** Functions that a template calls, each once. */
export function functionsIn({ actions }: Template): readonly string[] {
  const names = operandsIn(actions).flatMap((operand) => (operand.kind === 'function' ? [operand.name] : []));
  return [...new Set(names)];
}

/** Variables that are used, in the order of the text, and that nothing has declared before. */
export function undeclaredVariables({ actions }: Template, { variables }: TemplateLanguage): readonly string[] {
  const declared = new Set(variables);
  const unknown = new Set<string>();
  for (const action of actions) {
    for (const name of action.pipeline.declares) declared.add(name);
    for (const operand of operandsIn([action]))
      if (operand.kind === 'variable' && !declared.has(operand.name)) unknown.add(operand.name);
  }
  return [...unknown];
}

/** Fields of the data of the template that are asked for: the `Labels` of `.Labels.job`. */
export function fieldsIn({ actions }: Template): readonly string[] {
  const fields = actions
    .filter(({ atRoot }) => atRoot)
    .flatMap((action) => operandsIn([action]))
    .flatMap((operand) => (operand.kind === 'dot' ? operand.fields.slice(0, 1) : []));
  return [...new Set(fields)];
}

const CONDITIONS = new Set(['if', 'with', 'else']);

function labelsIn({ pipeline, atRoot }: Action): readonly string[] {
  return pipelinesIn(pipeline).flatMap(({ commands }) =>
    commands.flatMap((command) => [
      ...indexedLabel(command, atRoot),
      ...command.flatMap((operand) => labelFields(operand, atRoot)?.slice(0, 1) ?? []),
    ]),
  );
}

/** `index $labels "job"`. */
function indexedLabel([head, map, key]: Command, atRoot: boolean): string[] {
  if (head?.kind !== 'function' || head.name !== 'index' || map === undefined || key?.kind !== 'string') return [];
  return labelFields(map, atRoot)?.length === 0 ? [key.value] : [];
}

/** What is asked of the labels of the alert; undefined when an operand is something else. */
function labelFields(operand: Operand, atRoot: boolean): readonly string[] | undefined {
  if (operand.kind === 'variable' && operand.name === '$labels') return operand.fields;
  const fields = rootFields(operand, atRoot);
  return fields?.[0] === 'Labels' ? fields.slice(1) : undefined;
}

function isValue(operand: Operand, atRoot: boolean): boolean {
  if (operand.kind === 'group')
    return operand.pipeline.commands.some((parts) => parts.some((part) => isValue(part, atRoot)));
  return (operand.kind === 'variable' && operand.name === '$value') || rootFields(operand, atRoot)?.[0] === 'Value';
}

/** Fields of `.` or `$` where that is the data of the template. */
function rootFields(operand: Operand, atRoot: boolean): readonly string[] | undefined {
  if (operand.kind === 'dot') return atRoot ? operand.fields : undefined;
  return operand.kind === 'variable' && operand.name === '$' ? operand.fields : undefined;
}

/** `%` of `printf "%.1f%%" $value`: what stands behind the first verb of the last format. */
function restOfFormat({ commands }: Pipeline): string {
  const last = commands.at(-1);
  const [head, format] = last ?? [];
  if (head?.kind !== 'function' || head.name !== 'printf' || format?.kind !== 'string') return '';
  return (VERB.exec(format.value)?.[1] ?? '').replaceAll('%%', '%');
}

/** A verb of `printf`, and what is behind it. */
const VERB = /%[-+# 0]*[\d.]*[a-zA-Z]([\s\S]*)$/;

/** `query "up"`, `printf "up{job='%s'}" $labels.job | query`. */
function queryOf([head, argument]: Command, before: Command | undefined): string | undefined {
  if (head?.kind !== 'function' || head.name !== 'query') return undefined;
  if (argument?.kind === 'string') return argument.value;
  if (argument?.kind === 'group') return printed(argument.pipeline.commands.at(-1));
  return argument === undefined ? printed(before) : undefined;
}

/** The text of `printf`, with macros for what is filled in. Undefined for verbs that bring their own quotes. */
function printed(command: Command | undefined): string | undefined {
  const [head, format] = command ?? [];
  if (head?.kind === 'string') return head.value;
  if (head?.kind !== 'function' || head.name !== 'printf' || format?.kind !== 'string') return undefined;
  const text = format.value.replaceAll(/%[sv]/g, '$a').replaceAll('%%', '%');
  return /%[-+# 0]*[\d.]*[a-zA-Z]/.test(text) ? undefined : text;
}

function operandsIn(actions: readonly Action[]): readonly Operand[] {
  return actions.flatMap(({ pipeline }) => pipelinesIn(pipeline).flatMap(({ commands }) => commands.flat()));
}

/** A pipeline and all those in its parentheses. */
function pipelinesIn(pipeline: Pipeline): readonly Pipeline[] {
  const inner = pipeline.commands.flat().flatMap((operand) => (operand.kind === 'group' ? [operand.pipeline] : []));
  return [pipeline, ...inner.flatMap(pipelinesIn)];
}
