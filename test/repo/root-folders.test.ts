import { posix } from 'node:path';
import { expect, it } from 'vitest';
import { repositoryFiles } from './files.ts';

/** A new one is a decision that the layout's readers must hear of. */
const ROOT_FOLDERS = ['.ci', 'apps', 'dashboards', 'docs', 'packages', 'provisioning', 'scripts', 'test'];

const files = repositoryFiles();

it('the root has these folders', () => {
  const folders = new Set(files.filter((file) => file.includes('/')).map((file) => file.slice(0, file.indexOf('/'))));
  expect([...folders].toSorted()).toEqual(ROOT_FOLDERS);
});

it('each dashboard has the name of its definition', () => {
  const names = (folder: string, suffix: string): string[] =>
    files
      .filter((file) => posix.dirname(file) === folder && file.endsWith(suffix))
      .filter((file) => !file.endsWith(`.test${suffix}`))
      .map((file) => posix.basename(file, suffix));
  const dashboards = names('dashboards', '.json');
  expect(dashboards).not.toEqual([]);
  expect(dashboards).toEqual(names('packages/dashboards/src/definitions', '.ts'));
});
