import { PORTS } from '../ports.ts';
import { type ProvisioningFile, yamlFile } from '../yaml-file.ts';

const ABOUT = `
The exporter: which repositories are asked, how often, and what is expected of them.

1. Name your repositories in the place of these two. Passwords lie in files beside this one that only the exporter's
   user may read; in the container of compose.yaml that is user 1000.
2. lockstep-exporter check-config --config.file=exporter.yml says what is wrong, what a look costs, and which passwords open.
3. Every key: the README of apps/exporter.
`;

/** `exporter/exporter.yml`: a beginning, for the operator to go on with. */
export const exporterFile = (): ProvisioningFile =>
  yamlFile('exporter/exporter.yml', ABOUT, {
    listen: `127.0.0.1:${PORTS.exporter}`,
    defaults: { expected: { every: '24h' } },
    repositories: [
      { name: 'restic-local', tool: 'restic', repository: '/srv/backup/restic', password_file: 'restic-password' },
      { name: 'kopia-local', tool: 'kopia', config_file: 'kopia-repository.config', password_file: 'kopia-password' },
    ],
  });
