/** What every offline command is given: they parse no arguments, read no environment and print through `print`. */
export interface OfflineCommand {
  /** The database file. */
  readonly path: string;
  readonly nowMs: number;
  /** Takes one line of output for people. */
  readonly print: (line: string) => void;
}

/** A command that could not do what it was asked for. The message says why and what to do; nothing was changed. */
export class CommandError extends Error {
  readonly code = 'COMMAND_FAILED';

  constructor(message: string) {
    super(message);
    this.name = 'CommandError';
  }
}
