/** The `package.json` of the server; the same place from `src` and from `dist`. */
export const PACKAGE_FILE = new URL('../package.json', import.meta.url);
