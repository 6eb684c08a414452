/** The `package.json` of the exporter; the same place from `src` and from `dist`. */
export const PACKAGE_FILE = new URL('../package.json', import.meta.url);
