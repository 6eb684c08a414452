import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The repository's root folder. */
export const ROOT = join(import.meta.dirname, '..');

/** The fields of a package.json that scripts and repository tests look at. */
export interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly exports?: unknown;
  readonly bin?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** One package of the monorepo. `folder` is relative to the root, with slashes: `packages/catalog`. */
export interface Workspace {
  readonly folder: string;
  readonly manifest: Manifest;
}

/** Every package and app, sorted by folder. */
export function workspaces(): Workspace[] {
  return ['apps', 'packages'].flatMap((parent) =>
    readdirSync(join(ROOT, parent))
      .sort()
      .map((name) => `${parent}/${name}`)
      .map((folder) => ({ folder, manifest: readJson(`${folder}/package.json`) as Manifest })),
  );
}

/** Parses a JSON file of the repository. The caller says what it is: our own files are trusted. */
export function readJson(path: string): unknown {
  return JSON.parse(readFileSync(join(ROOT, path), 'utf8'));
}
