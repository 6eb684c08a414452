import { createProgram } from '../apps/cli/src/program.ts';

type Program = ReturnType<typeof createProgram>;

/** The reference page of the command `lockstep`, from the definition of its command line. */
export function cliReference(): string {
  const program = createProgram(NOWHERE, () => undefined);
  const commands = program.commands.flatMap((command) => section(command));
  return [
    '<!-- Generated from apps/cli by `npm run generate`. DO NOT EDIT. -->',
    `# ${program.name()}`,
    program.description(),
    'Exit codes: 0 clean (warnings alone are), 1 problems were found, 2 the call is wrong or a file was not looked at.',
    ...commands,
  ]
    .join('\n\n')
    .concat('\n');
}

/** Nothing is run: only the definition is read. */
const NOWHERE: Parameters<typeof createProgram>[0] = {
  print: async () => true,
  say: () => undefined,
  input: (async function* () {})(),
  colour: false,
  env: {},
};

function section(command: Program['commands'][number]): string[] {
  const help = command.createHelp();
  const rows = [
    ...help.visibleArguments(command).map((argument) => [argument.name(), help.argumentDescription(argument)]),
    ...help
      .visibleOptions(command)
      .filter(({ long }) => long !== '--help')
      .map((option) => [option.flags, help.optionDescription(option)]),
  ];
  return [
    `## lockstep ${command.name()}`,
    help.commandDescription(command),
    `\`\`\`text\n${help.commandUsage(command)}\n\`\`\``,
    ['| argument | meaning |', '| --- | --- |', ...rows.map((cells) => `| ${cells.map(cell).join(' | ')} |`)].join(
      '\n',
    ),
  ];
}

function cell(text: string, column: number): string {
  const escaped = text.replaceAll('|', String.raw`\|`);
  return column === 0 ? `\`${escaped}\`` : escaped;
}
