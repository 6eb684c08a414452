/** What `--help`, the landing pages and the README say of the simulator, in one place. */
export const WHAT_IS_REAL = {
  simulated:
    'Servers, agents, consoles, hosts, nodes, rollouts and their troubles do not exist: seeded state machines play them, ' +
    'and what a scenario says goes wrong goes wrong on purpose.',
  real:
    'HTTP, RPC and WebSocket requests travel over sockets of this machine, queries run in SQLite, and they are counted by ' +
    'the middleware that a service of yours would use.',
} as const;
