import { statfs } from 'node:fs/promises';

/** The file system that holds a path. */
export interface Volume {
  readonly sizeBytes: number;
  /** What a program without privileges may still write. */
  readonly availableBytes: number;
}

/** Asks the file system of a path; undefined when there is none, or when it has not answered after `deadlineMs`. */
export async function volumeOf(path: string, deadlineMs: number): Promise<Volume | undefined> {
  let timer: NodeJS.Timeout | undefined;
  // A network file system whose server is gone never answers, and nothing can stop it.
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, deadlineMs, undefined);
  });
  const found = statfs(path).then(
    ({ bsize, blocks, bavail }) => ({ sizeBytes: bsize * blocks, availableBytes: bsize * bavail }),
    () => undefined,
  );
  const volume = await Promise.race([found, late]);
  clearTimeout(timer);
  return volume;
}
