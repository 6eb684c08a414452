import { join } from 'node:path';
import { nodeExporterFlags, prometheusFlags, type Stack } from '@lockstep/provisioning';
import { unpackedCommand } from '../../test/tools/unpacked-command.ts';
import { ROOT } from '../workspaces.ts';
import type { ServiceCommand } from './service.ts';

/** The ports of the stack on 127.0.0.1, by program. */
export interface StackPorts {
  readonly server: number;
  readonly exporter: number;
  readonly nodeExporter: number;
  readonly alertmanager: number;
  readonly prometheus: number;
}

/** Paths of the programs of others that were found. */
export interface Programs {
  readonly prometheus?: string;
  readonly alertmanager?: string;
  readonly nodeExporter?: string;
  readonly restic?: string;
}

/** What the commands of a stack are made of. */
export interface StackPlace {
  readonly folder: string;
  readonly stack: Stack;
  readonly ports: StackPorts;
  readonly programs: Programs;
  /** The exporter's own configuration; absent: there is nothing to look at, and it is not started. */
  readonly exporterConfigFile?: string;
}

/** The programs in the order in which they start: whoever tells somebody something comes after them. */
export function stackCommands(place: StackPlace): ServiceCommand[] {
  const { programs, exporterConfigFile } = place;
  return [
    ...(programs.alertmanager === undefined ? [] : [alertmanager(place, programs.alertmanager)]),
    ...(programs.nodeExporter === undefined ? [] : [nodeExporter(place, programs.nodeExporter)]),
    server(place),
    ...(exporterConfigFile === undefined ? [] : [exporter(place, exporterConfigFile)]),
    ...(programs.prometheus === undefined ? [] : [prometheus(place, programs.prometheus)]),
  ];
}

const listenOn = (port: number): string => `127.0.0.1:${port}`;

function common({ folder }: StackPlace, name: string, readyUrl: string) {
  return { name, readyUrl, cwd: folder, logFile: join(folder, 'logs', `${name}.log`) };
}

function alertmanager(place: StackPlace, program: string): ServiceCommand {
  const listen = listenOn(place.ports.alertmanager);
  const flags = [
    '--config.file=alertmanager/alertmanager.yml',
    '--storage.path=alertmanager-data',
    `--web.listen-address=${listen}`,
    '--cluster.listen-address=',
  ];
  return { ...common(place, 'alertmanager', `http://${listen}/-/ready`), ...unpackedCommand(program, flags) };
}

function nodeExporter(place: StackPlace, program: string): ServiceCommand {
  const listen = listenOn(place.ports.nodeExporter);
  return { ...common(place, 'node-exporter', `http://${listen}/`), program, args: nodeExporterFlags(listen) };
}

function server(place: StackPlace): ServiceCommand {
  const { folder, ports, programs } = place;
  const listen = listenOn(ports.server);
  const alerts =
    programs.alertmanager === undefined ? {} : { RM_ALERT_URL: `http://${listenOn(ports.alertmanager)}/api/v2/alerts` };
  return {
    ...common(place, 'server', `http://${listen}/-/ready`),
    program: process.execPath,
    args: [join(ROOT, 'apps/server/dist/main.js')],
    env: {
      RM_LISTEN: listen,
      RM_DATA_DIR: join(folder, 'server'),
      RM_METRICS_TOKEN_FILE: join(folder, 'prometheus/metrics-token'),
      ...alerts,
    },
  };
}

function exporter(place: StackPlace, configFile: string): ServiceCommand {
  return {
    ...common(place, 'exporter', `http://${listenOn(place.ports.exporter)}/-/ready`),
    program: process.execPath,
    args: [join(ROOT, 'apps/exporter/dist/main.js'), `--config.file=${configFile}`],
  };
}

function prometheus(place: StackPlace, program: string): ServiceCommand {
  const listen = listenOn(place.ports.prometheus);
  const files = { configFile: 'prometheus/prometheus.yml', dataFolder: 'prometheus-data', listen };
  return {
    ...common(place, 'prometheus', `http://${listen}/-/ready`),
    ...unpackedCommand(program, prometheusFlags(place.stack, files)),
  };
}
