/** Version of the agent, the same as in its package.json (a test compares them). */
export const AGENT_VERSION = '0.1.0';
