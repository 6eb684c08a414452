import {
  envFile,
  exporterFile,
  GENERATED_LINE,
  PASSWORD_FILE,
  type ProvisioningFile,
  type Stack,
} from '@lockstep/provisioning';
import type { Login } from '../web-file/read-login.ts';
import { webFileOf } from '../web-file/write-web-file.ts';
import type { PlannedFile } from './planned-file.ts';
import { type Profile, PROFILES } from './profiles.ts';

/** What the files of a folder are made of. */
export interface Plan {
  readonly profile: Profile;
  readonly stack: Stack;
  readonly login: Login | undefined;
  /** Makes a secret that nobody can guess. */
  readonly newSecret: () => string;
}

const OWN_LINE =
  '# Written by `lockstep generate`, which refuses to overwrite what you change here unless it is told to.\n';
const KEPT_LINE = '# Begun by `lockstep generate`; it is yours from now on and never overwritten.\n';
const SECRET = 0o600;

/** Every file of the folder, sorted by path. */
export async function planFiles(plan: Plan): Promise<PlannedFile[]> {
  const generated = PROFILES[plan.profile](plan.stack).map((file) => ({ ...file, text: headed(file, OWN_LINE) }));
  const exporter = kept(exporterFile());
  const extra =
    plan.profile === 'full'
      ? [{ ...kept(environment(plan)), mode: SECRET }, ...tokens(plan), ...(await loginFiles(plan.login))]
      : [];
  return [...generated, exporter, ...extra].toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function kept(file: ProvisioningFile): PlannedFile {
  return { ...file, text: headed(file, KEPT_LINE), isKept: true };
}

function headed({ text }: ProvisioningFile, line: string): string {
  return text.startsWith(GENERATED_LINE) ? line + text.slice(GENERATED_LINE.length) : text;
}

/** What compose reads: the values of this stack, and passwords. */
function environment({ stack, login, newSecret }: Plan): ProvisioningFile {
  const { ports, retention, corsOrigin } = stack;
  return envFile('.env', {
    PROMETHEUS_UI_PORT: String(ports.prometheus),
    PROMETHEUS_RETENTION: retention,
    GRAFANA_PORT: String(ports.grafana),
    GRAFANA_ADMIN_PASSWORD: newSecret(),
    ...(corsOrigin === undefined ? {} : { PROMETHEUS_CORS_ORIGIN: corsOrigin }),
    ...(login === undefined
      ? {}
      : {
          PROMETHEUS_BASIC_AUTH: 'true',
          PROMETHEUS_AUTH_USER: login.user,
          PROMETHEUS_AUTH_PASSWORD: login.password,
        }),
  });
}

/** The same token for a Prometheus on the machine and for one in a container, and addresses for the latter. */
function tokens({ stack, newSecret }: Plan): PlannedFile[] {
  const token = newSecret();
  // Containers read them as other users; the folder is closed to others on this machine.
  const inContainer = { mode: 0o644, isKept: true };
  return [
    { path: 'prometheus/metrics-token', text: `${token}\n`, mode: SECRET, isKept: true },
    { path: 'secrets/metrics-token', text: `${token}\n`, ...inContainer },
    { path: 'secrets/alert-webhook-url', text: `${stack.alertWebhook}\n`, ...inContainer },
    { path: 'secrets/watchdog-webhook-url', text: `${stack.watchdogWebhook}\n`, ...inContainer },
  ];
}

/** For a Prometheus on the machine; the one in a container has its own from `.env`. */
async function loginFiles(login: Login | undefined): Promise<PlannedFile[]> {
  if (login === undefined) return [];
  return [
    { path: 'prometheus/web.yml', text: await webFileOf(login), mode: SECRET },
    { path: `prometheus/${PASSWORD_FILE}`, text: `${login.password}\n`, mode: SECRET },
  ];
}
