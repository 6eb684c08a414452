/** Version of the command, the same as in its package.json (a test compares them). */
export const CLI_VERSION = '0.1.0';
