import { defined } from '../defined.ts';
import { LineSplitter } from '../line-splitter.ts';
import { readLine } from './line.ts';
import { type BackupSummary, readMessage } from './message.ts';
import { type Sign, signsOf } from './sign.ts';

/** What restic's two streams said, in bounded memory: the last summary, the first of each kind of complaint, counts. */
export interface ResticEvidence {
  /** The last one, when there were several. */
  readonly summary?: BackupSummary;
  /** Errors of `check`. They mean damage only together with the exit codes 0 and 1. */
  readonly checkErrors?: number;
  /** Most files that a progress line spoke of. */
  readonly scannedFiles?: number;
  /** Number of `error` messages and the first of them. */
  readonly errors: { readonly count: number; readonly first?: string };
  readonly exitError?: { readonly code?: number; readonly message: string };
  /** First line for each sign. */
  readonly signs: ReadonlyMap<Sign, string>;
  /** `snapshot ... saved`, printed without `--json`. */
  readonly savedSnapshot?: string;
  /** `skipped creating snapshot`, printed without `--json`. */
  readonly skippedSnapshot: boolean;
  /** First line of standard error that begins with `Fatal: `, else the last line of text. */
  readonly complaint?: string;
  /** Lines above the limit of length. */
  readonly skippedLines: number;
  /** Lines that begin like JSON and are none. */
  readonly brokenLines: number;
}

/** Reads restic's output while it comes. Feed it both streams, then ask for the evidence once. */
export class EvidenceReader {
  readonly #stdout: LineSplitter;
  readonly #stderr: LineSplitter;
  readonly #signs = new Map<Sign, string>();
  #summary: BackupSummary | undefined;
  #checkErrors: number | undefined;
  #scannedFiles: number | undefined;
  #errorCount = 0;
  #firstError: string | undefined;
  #exitError: ResticEvidence['exitError'];
  #savedSnapshot: string | undefined;
  #skippedSnapshot = false;
  #fatal: string | undefined;
  #lastText: string | undefined;
  #brokenLines = 0;

  constructor(maxLineBytes?: number) {
    this.#stdout = new LineSplitter((line) => this.#readStdout(line), maxLineBytes);
    this.#stderr = new LineSplitter((line) => this.#readStderr(line), maxLineBytes);
  }

  /** Takes bytes of standard output. */
  stdout(chunk: Uint8Array): void {
    this.#stdout.push(chunk);
  }

  /** Takes bytes of standard error. */
  stderr(chunk: Uint8Array): void {
    this.#stderr.push(chunk);
  }

  /** Ends both streams and says what was seen. */
  end(): ResticEvidence {
    this.#stdout.end();
    this.#stderr.end();
    return {
      ...defined({
        summary: this.#summary,
        checkErrors: this.#checkErrors,
        scannedFiles: this.#scannedFiles,
        exitError: this.#exitError,
        savedSnapshot: this.#savedSnapshot,
        complaint: this.#fatal ?? this.#lastText,
      }),
      errors: { count: this.#errorCount, ...defined({ first: this.#firstError }) },
      signs: this.#signs,
      skippedSnapshot: this.#skippedSnapshot,
      skippedLines: this.#stdout.skippedLines + this.#stderr.skippedLines,
      brokenLines: this.#brokenLines,
    };
  }

  #readStdout(raw: string): void {
    this.#readLine(raw);
  }

  #readStderr(raw: string): void {
    const text = this.#readLine(raw);
    if (text === undefined) return;
    this.#readSigns(text);
    if (text.startsWith('Fatal: ')) this.#fatal ??= text;
    this.#lastText = text;
  }

  /** Takes what both streams may carry, and hands back what is neither JSON nor empty. */
  #readLine(raw: string): string | undefined {
    const line = readLine(raw);
    if (line.type === 'broken') this.#brokenLines += 1;
    if (line.type === 'message') this.#readMessage(line.value);
    if (line.type !== 'text') return undefined;
    this.#savedSnapshot = /^snapshot ([0-9a-f]{8,64}) saved$/u.exec(line.text)?.[1] ?? this.#savedSnapshot;
    if (line.text === 'skipped creating snapshot') this.#skippedSnapshot = true;
    return line.text;
  }

  #readSigns(line: string): void {
    for (const sign of signsOf(line)) if (!this.#signs.has(sign)) this.#signs.set(sign, line);
  }

  #readMessage(value: Readonly<Record<string, unknown>>): void {
    const message = readMessage(value);
    switch (message.type) {
      case 'progress':
        this.#scannedFiles = Math.max(this.#scannedFiles ?? 0, message.totalFiles ?? 0);
        break;
      case 'backup_summary':
        this.#summary = message.summary;
        break;
      case 'check_summary':
        this.#checkErrors = message.errors;
        break;
      case 'error':
        this.#errorCount += 1;
        this.#firstError ??= message.message;
        break;
      case 'exit_error':
        for (const line of message.lines) this.#readSigns(line);
        this.#exitError = { ...defined({ code: message.code }), message: message.lines[0] ?? '' };
        break;
      case 'other':
        break;
    }
  }
}
