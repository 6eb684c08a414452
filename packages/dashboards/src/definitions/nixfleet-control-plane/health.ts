import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { countTile, healthTiles } from '../../panels/health-tiles.ts';
import { downTile } from '../../service/down-tile.ts';
import { upOf } from '../../service/instances.ts';
import { RECENT_WINDOW } from '../../window.ts';
import { builds, JOB, recent, unmeasured, wavesBlocked } from './nixfleet.ts';

/** No control has failed since the start: there are no series of failures, and a control plane that would show some. */
const none = upOf(JOB).sum().above(0).times(0);

/** Whether the fleet complies, as far as anybody can tell. */
export const health: Panel = healthTiles({
  id: 1,
  title: 'Does the fleet comply?',
  description: [
    `Down: control planes that cannot be scraped. Controls and Hosts: how many have a compliance failure in the last ${RECENT_WINDOW}. Waves blocked: by the gate for compliance, Not measured: agents that could not tell, both in that time. Versions: how many run at once.`,
    'What to do: Controls without Waves blocked: nothing is being rolled out, or the gate is off. Not measured counts hosts that nobody has judged: no failure is no proof there. Two versions for longer than a deploy: one control plane was forgotten. "no data": the job nixfleet-control-plane is not scraped.',
  ].join('\n\n'),
  grid: { x: 0, y: 0, w: 24, h: 5 },
  tiles: {
    down: downTile(JOB),
    controls: countTile('Controls', recent.above(0).countBy('control_id').count().or(none)),
    hosts: countTile('Hosts', recent.above(0).countBy('host').count().or(none)),
    waves: countTile('Waves blocked', wavesBlocked.sum(), [[1, 'orange']]),
    unmeasured: countTile('Not measured', unmeasured.sum()),
    versions: countTile('Versions', builds.countBy('version', 'git_commit').count(), [[2, 'orange']]),
  },
});
