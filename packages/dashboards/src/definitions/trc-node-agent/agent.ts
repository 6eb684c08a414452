import { trcAgent } from '@lockstep/catalog';
import { select } from '@lockstep/query';
import { CHOSEN } from '../../service/instances.ts';

/** Everything that trc's node agent measures. */
export const agent = select(trcAgent);

/** As the agents are scraped. */
export const JOB = 'trc-agent';

/** A peer of the overlay network whose last handshake is older than this is gone. */
export const PEER_GONE_SECONDS = 180;

/** From this share on a pool of volumes is called full. */
export const POOL_FULL = 0.9;

/** Instances that should run on each node and do not serve; more ready than desired is none missing. */
export const missing = agent.trc_agent_instances_desired
  .where(CHOSEN)
  .maxBy('instance')
  .minus(agent.trc_agent_instances_ready.where(CHOSEN).maxBy('instance'))
  .clampMin(0);

/** Whether each node is short of some kind of space. */
export const pressure = agent.trc_agent_disk_pressure.where(CHOSEN).maxBy('instance');

/** Time since the last handshake of each node with the peer that was silent for longest. */
export const handshakeAge = agent.trc_agent_overlay_handshake_age_seconds_max.where(CHOSEN).maxBy('instance');

const used = agent.trc_agent_volume_pool_used_bytes.where(CHOSEN).maxBy('instance');

/** Used share of the pool of volumes of each node. */
export const poolUsed = used.ratio(used.plus(agent.trc_agent_volume_pool_free_bytes.where(CHOSEN).maxBy('instance')));

/** Words of a panel that has nothing to show because nobody is asked. */
export const NOT_SCRAPED = 'No node agent is scraped';
