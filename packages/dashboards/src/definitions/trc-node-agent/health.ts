import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { countTile, healthTiles, shareTile } from '../../panels/health-tiles.ts';
import { downTile } from '../../service/down-tile.ts';
import { CHOSEN } from '../../service/instances.ts';
import { NOW_WINDOW, RECENT_WINDOW } from '../../window.ts';
import { agent, handshakeAge, JOB, missing, PEER_GONE_SECONDS, pressure } from './agent.ts';

const heartbeats = agent.trc_agent_heartbeat_total.where(CHOSEN);

/** Whether the nodes run what they should. */
export const health: Panel = healthTiles({
  id: 1,
  title: 'Do the nodes run what they should?',
  description: [
    `Down: agents that cannot be scraped. Missing: instances that should serve and do not. Failures: instances that failed in the last ${RECENT_WINDOW}. Heartbeats failed: their share in the last ${NOW_WINDOW}. Under pressure: nodes short of some kind of space. Oldest handshake: of the worst pair of nodes.`,
    `What to do: the table names the node. Heartbeats that fail and a handshake older than ${PEER_GONE_SECONDS} s are the network; missing without failures is the scheduler or a boot that takes long. A node that is down has its instances in none of these numbers. "no data": the job trc-agent is not scraped.`,
  ].join('\n\n'),
  grid: { x: 0, y: 0, w: 24, h: 5 },
  tiles: {
    down: downTile(JOB),
    missing: countTile('Missing', missing.sum()),
    failures: countTile(
      'Failures',
      agent.trc_agent_instance_failures_total.where(CHOSEN).increase(RECENT_WINDOW).sum().round(),
      [[1, 'orange']],
    ),
    heartbeats: shareTile(
      'Heartbeats failed',
      {
        part: heartbeats.where({ result: 'failure' }).rate(NOW_WINDOW).sum(),
        whole: heartbeats.rate(NOW_WINDOW).sum(),
        idle: 'none sent',
      },
      [
        [0.01, 'orange'],
        [0.1, 'red'],
      ],
    ),
    pressure: countTile('Under pressure', pressure.sum()),
    handshake: countTile('Oldest handshake', handshakeAge.max(), [[PEER_GONE_SECONDS, 'red']], {
      unit: 's',
      decimals: 1,
    }),
  },
});
