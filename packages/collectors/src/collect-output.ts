import { startTool, type ToolEnd, type ToolOptions } from './tool.ts';

/** A finished run with what it printed. */
export interface CollectedRun extends ToolEnd {
  readonly stdout: Uint8Array;
  readonly stderr: Uint8Array;
  /** More was printed than was kept. */
  readonly truncated: boolean;
}

/** What a collector may set; output and standard input are its own. */
export type CollectOptions = Pick<
  ToolOptions,
  'command' | 'args' | 'env' | 'deadlineMs' | 'killAfterMs' | 'drainMs' | 'abort'
> & {
  /** Bytes kept of standard output and of standard error. Default 64 MiB and 1 MiB; the rest is read and thrown away. */
  readonly maxStdoutBytes?: number;
  readonly maxStderrBytes?: number;
};

const MIB = 1024 * 1024;

/** Runs a tool to its end with standard input closed and keeps what it printed, up to a limit. Never rejects. */
export async function collectOutput(options: CollectOptions): Promise<CollectedRun> {
  const stdout = limitedBuffer(options.maxStdoutBytes ?? 64 * MIB);
  const stderr = limitedBuffer(options.maxStderrBytes ?? MIB);
  const end = await startTool({ ...options, onStdout: stdout.add, onStderr: stderr.add }).done;
  return {
    ...end,
    stdout: stdout.bytes(),
    stderr: stderr.bytes(),
    truncated: stdout.truncated() || stderr.truncated(),
  };
}

function limitedBuffer(maxBytes: number) {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let truncated = false;
  return {
    add: (chunk: Uint8Array): void => {
      const kept = chunk.subarray(0, maxBytes - size);
      if (kept.length < chunk.length) truncated = true;
      if (kept.length === 0) return;
      chunks.push(kept);
      size += kept.length;
    },
    bytes: (): Uint8Array => Buffer.concat(chunks, size),
    truncated: (): boolean => truncated,
  };
}
