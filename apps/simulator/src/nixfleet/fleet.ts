/** Hosts of the fleet. */
export const HOSTS: readonly string[] = Array.from(
  { length: 40 },
  (_, index) => `nix-${String(index + 1).padStart(2, '0')}`,
);

/** Controls that hosts are judged by. */
export const CONTROLS = [
  'audit-logging',
  'disk-encryption',
  'firewall-default-deny',
  'kernel-lockdown',
  'no-password-login',
  'ntp-synchronized',
  'secure-boot',
  'signed-closures',
] as const;

/** The one that fails when a scenario makes one fail. */
export const FAILING_CONTROL = 'disk-encryption';
