import { createRequire } from 'node:module';
import type * as GrafanaData from '@grafana/data';

/**
 * Grafana's own front-end code, set up so that it runs in Node: without a document, in one locale, with the
 * transformations that its npm package holds registered. Loaded once.
 */
export const grafana: typeof GrafanaData = load();

function load(): typeof GrafanaData {
  // Read when the module is loaded, and at the first formatted unit. Fixed, so that output does not follow the machine.
  Object.assign(globalThis, { window: globalThis });
  Object.defineProperty(globalThis, 'navigator', {
    value: { language: 'en-US', languages: ['en-US'] },
    configurable: true,
  });
  // Its ESM build does not load in plain Node: it imports a CommonJS file without its extension.
  const module = createRequire(import.meta.url)('@grafana/data') as typeof GrafanaData;
  const transformers = new Map(Object.values(module.standardTransformers).map((item) => [item.id, item]));
  module.standardTransformersRegistry.setInit(() =>
    [...transformers.values()].map((transformation) => ({
      id: transformation.id,
      name: transformation.name,
      transformation,
      // The editor belongs to the user interface, which is not part of the package.
      editor: () => null,
    })),
  );
  return module;
}
