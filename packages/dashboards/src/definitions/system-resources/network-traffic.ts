import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { not, re } from '@lockstep/query';
import { BY_NAME } from '../../panels/field.ts';
import { timeSeriesPanel } from '../../panels/time-series.ts';
import { RATE_WINDOW } from '../../window.ts';
import { CHOSEN, node } from './node.ts';

/** Without the machine talking to itself, and without what containers send through a device that is counted, too. */
const OUTWARD = { ...CHOSEN, device: not(re('lo|veth.*|docker.*|br-.*|virbr.*|cni.*')) } as const;

const sent = node.node_network_transmit_bytes_total.where(OUTWARD).rate(RATE_WINDOW);
const received = node.node_network_receive_bytes_total.where(OUTWARD).rate(RATE_WINDOW);

/** Bytes through each network device. */
export const networkTraffic: Panel = timeSeriesPanel({
  id: 4,
  title: 'Network Traffic',
  description: [
    'Bytes per second through each network device, sent and received. The loopback and the devices of containers and virtual machines are left out: what they carry to the outside passes another device, and would count twice.',
    'What to do: a backup to a remote repository shows as sending, a restore or a check of data as receiving. A flat top is the limit of the line, or a limit that the tool was given. Sending at an hour without a backup is worth a look.',
  ].join('\n\n'),
  grid: { x: 0, y: 18, w: 24, h: 9 },
  lines: {
    sent: sent.maxBy('instance', 'device').legend('{{instance}} {{device}} sent'),
    received: received.maxBy('instance', 'device').legend('{{instance}} {{device}} received'),
  },
  field: {
    unit: 'Bps',
    min: 0,
    color: BY_NAME,
    noValue: 'No node exporter is scraped',
    custom: { lineWidth: 1, fillOpacity: 0, spanNulls: false },
  },
  legend: { placement: 'right', calcs: ['lastNotNull', 'max'], sortBy: 'Max' },
});
