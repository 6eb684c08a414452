import { describe, expect, it } from 'vitest';
import { explainFailure, isInstalled, requireNode } from '../../scripts/install.mjs';

describe('requireNode', () => {
  it.each(['20.19.0', '20.20.2', '22.0.0', '26.10.0'])('accepts %s', (version) => {
    expect(() => requireNode(version, '>=20.19')).not.toThrow();
  });

  it.each(['18.20.4', '20.9.0', '20.18.3', '8.0.0'])('refuses %s with what to do', (version) => {
    expect(() => requireNode(version, '>=20.19')).toThrow(
      new RegExp(`This is Node ${version}; Lockstep needs Node >=20.19[^]*Install`),
    );
  });
});

describe('isInstalled', () => {
  const lock = (
    packages: Record<string, { version?: string; optional?: boolean }>,
  ): Parameters<typeof isInstalled>[0] => ({
    packages: { '': { version: '0.1.0' }, 'packages/catalog': { version: '0.1.0' }, ...packages },
  });
  const wanted = lock({
    'node_modules/fastify': { version: '5.12.8' },
    'node_modules/@lockstep/catalog': {},
    'node_modules/@turbo/darwin-64': { version: '2.11.11', optional: true },
  });
  const complete = { 'node_modules/fastify': { version: '5.12.8' }, 'node_modules/@lockstep/catalog': {} };

  it.each([
    { name: 'nothing', installed: undefined, want: false },
    { name: 'all but other platforms', installed: lock(complete), want: true },
    {
      name: 'more than asked',
      installed: lock({ ...complete, 'node_modules/extra': { version: '1.0.0' } }),
      want: true,
    },
    {
      name: 'another version',
      installed: lock({ ...complete, 'node_modules/fastify': { version: '5.12.7' } }),
      want: false,
    },
    {
      name: 'no link to a new workspace',
      installed: lock({ 'node_modules/fastify': { version: '5.12.8' } }),
      want: false,
    },
    {
      name: 'an old platform package',
      installed: lock({ ...complete, 'node_modules/@turbo/darwin-64': { version: '2.0.0', optional: true } }),
      want: false,
    },
  ])('$name installed: $want', ({ installed, want }) => {
    expect(isInstalled(wanted, installed)).toBe(want);
  });
});

describe('explainFailure', () => {
  it.each([
    { step: 'install', output: 'npm error code ENOTFOUND\nnpm error network request failed', want: /could not reach/ },
    { step: 'install', output: 'npm error code EAI_AGAIN', want: /could not reach/ },
    { step: 'install', output: 'npm error code EUSAGE\n`npm ci` can only install', want: /complete-lockfile/ },
    {
      step: 'compile',
      output: 'gyp ERR! find Python You need to install Python',
      want: /apt-get install -y python3 make g\+\+/,
    },
    { step: 'compile', output: 'gyp ERR! stack Error: not found: make', want: /xcode-select/ },
    { step: 'compile', output: 'make: g++: No such file or directory', want: /apk add/ },
    { step: 'compile', output: 'gyp ERR! find VS could not find any Visual Studio', want: /winget/ },
    {
      step: 'compile',
      output: 'prebuild-install warn install getaddrinfo ENOTFOUND\nmake: c++: not found',
      want: /needs Python 3, make and a C\+\+ compiler/,
    },
    { step: 'compile', output: 'gyp ERR! stack FetchError: ENOTFOUND', want: /headers .* could be downloaded/ },
    { step: 'compile', output: 'error: something new', want: /needs Python 3, make/ },
  ] as const)('$step, "$output"', ({ step, output, want }) => {
    expect(explainFailure(step, output)).toMatch(want);
  });
});
