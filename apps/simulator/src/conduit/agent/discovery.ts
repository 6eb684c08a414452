import type { Surroundings } from '../../component.ts';
import type { Server } from '../fleet.ts';
import { type AgentMetrics, CONNECTION_ERRORS } from './metrics.ts';

/** Seconds between the beginnings of two discoveries. */
const INTERVAL_SECONDS = 15;

/** Looks for controllers in the network of a site, again and again: nothing of it touches a network. */
export function createDiscovery(
  servers: readonly Server[],
  metrics: AgentMetrics,
  { random: chance, effects }: Pick<Surroundings, 'random' | 'effects'>,
): { advance(): void } {
  const random = chance.fork('discovery');
  let seconds = random.below(INTERVAL_SECONDS);
  return {
    advance() {
      seconds += 1;
      if (seconds % INTERVAL_SECONDS !== 0) return;
      const { discoveryFailures } = effects();
      const unread = new Set(servers.filter(() => random.chance(discoveryFailures)));
      for (const _ of unread) {
        metrics.agent_discovery_errors_total.with({ error_type: random.pick(CONNECTION_ERRORS) }).inc();
      }
      metrics.agent_discovery_duration_seconds.observe(random.around(3) + 0.5 * unread.size);
      const isFailure = random.chance(discoveryFailures);
      metrics.agent_discovery_cycles_total.with({ status: isFailure ? 'error' : 'success' }).inc();
      // A run that fails finds nothing out, so what is known stays.
      if (isFailure) return;
      metrics.agent_servers_discovered.replace((row) => {
        for (const type of ['ipmi', 'redfish'] as const) {
          row({ bmc_type: type }, servers.filter((one) => one.bmcType === type && !unread.has(one)).length);
        }
      });
    },
  };
}
