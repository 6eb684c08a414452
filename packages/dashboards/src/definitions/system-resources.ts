import { choice } from '../choice.ts';
import { defineDashboard } from '../dashboard.ts';
import { cpuUsage } from './system-resources/cpu-usage.ts';
import { diskSpace } from './system-resources/disk-space.ts';
import { memoryConsumption } from './system-resources/memory-consumption.ts';
import { networkTraffic } from './system-resources/network-traffic.ts';
import { node } from './system-resources/node.ts';

/** The four panels of the Kopia specification. Where a query differs from its: decision record 0060. */
export const systemResources = defineDashboard({
  uid: 'system-resources',
  title: 'System resources',
  description:
    'Is it the machine? Processor, memory, disks and network of everything that node exporter watches. Written for Prometheus 2.42 and later, and VictoriaMetrics.',
  tags: ['node', 'backup', 'lockstep'],
  timeFrom: '24h',
  refresh: '1m',
  variables: [choice({ name: 'instance', label: 'Instance', from: node.node_uname_info, of: 'instance', all: true })],
  panels: [cpuUsage, memoryConsumption, diskSpace, networkTraffic],
});
