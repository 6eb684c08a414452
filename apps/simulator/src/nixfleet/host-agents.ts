import type { Surroundings } from '../component.ts';
import { ask } from '../surface/ask.ts';
import { CONTROLS, FAILING_CONTROL, HOSTS } from './fleet.ts';

/** What an agent tells the control plane. */
export type AgentEvent =
  | { readonly kind: 'ComplianceFailure'; readonly control: (typeof CONTROLS)[number] }
  | { readonly kind: 'RuntimeGateError' };

/** The agents of the hosts. */
export interface HostAgents {
  /** What they send in one second. */
  reportForASecond(): Promise<void>;
}

/** Agents that report to the control plane at `url`, and ask whether they may go on with a rollout. */
export function hostAgents(url: string, { random: chance, effects, now }: Surroundings): HostAgents {
  const random = chance.fork('agents');
  const post = (path: string, body: object) => ask(`${url}${path}`, { method: 'POST', body });
  const eventsOf = (index: number): AgentEvent[] => {
    const { failingHosts, gateErrors } = effects();
    const events: AgentEvent[] = [];
    if (index < failingHosts * HOSTS.length) events.push({ kind: 'ComplianceFailure', control: FAILING_CONTROL });
    if (random.chance(0.002)) events.push({ kind: 'ComplianceFailure', control: random.pick(CONTROLS) });
    if (random.chance(gateErrors)) events.push({ kind: 'RuntimeGateError' });
    return events;
  };
  return {
    async reportForASecond() {
      // Each host has its turn, two in a second.
      for (const index of [2 * now(), 2 * now() + 1].map((turn) => turn % HOSTS.length)) {
        await post('/v1/agent/report', { host: HOSTS[index], events: eventsOf(index) });
      }
      for (let left = random.times(2); left > 0; left -= 1)
        await post('/v1/agent/dispatch', { host: random.pick(HOSTS) });
    },
  };
}
