/** What every service has: it cannot gain rights, and its log does not fill the disk. */
export const COMMON = {
  security_opt: ['no-new-privileges:true'],
  logging: { driver: 'json-file', options: { 'max-size': '10m', 'max-file': '3' } },
} as const;

/** What every service has that stays. */
export const STAYING = { ...COMMON, restart: 'unless-stopped' } as const;

/** On this machine only: publishing without an address opens a port to the world, past most firewalls. */
export function published(host: number | string, inside: number): string {
  return `127.0.0.1:${host}:${inside}`;
}

/** Mounted read-only. */
export function readOnly(source: string, target: string): string {
  return `${source}:${target}:ro`;
}
