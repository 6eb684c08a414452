/** The `package.json` of the simulator; the same place from `src` and from `dist`. */
export const PACKAGE_FILE = new URL('../package.json', import.meta.url);
