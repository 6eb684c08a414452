/** Where things listen by default. The fleet server's is the default of `RM_LISTEN`. */
export const PORTS = { server: 8080, prometheus: 9090, grafana: 3000 } as const;
