import { trcAgent } from '@lockstep/catalog';
import type { Surroundings } from '../../component.ts';
import type { NodeAgentMetrics } from './metrics.ts';

const FAILURES = trcAgent.metrics.trc_agent_instance_failures_total.labels.reason.values;
const DESIRED = 24;

/** The instances of a node as a state machine: boots, images, secrets. Each call is a second. */
export function instancesDomain(
  metrics: NodeAgentMetrics,
  { random: chance, effects }: Pick<Surroundings, 'random' | 'effects'>,
): () => void {
  const random = chance.fork('instances');
  const resultOf = (failures: number): 'success' | 'failure' => (random.chance(failures) ? 'failure' : 'success');
  return () => {
    random.repeat(0.2, boot);
    random.repeat(0.15, pullImage);
    random.repeat(0.3, deliverSecrets);
    showInstances();
  };

  function boot(): void {
    const result = resultOf(effects().instanceFailures);
    metrics.trc_agent_instance_boot_seconds.with({ result }).observe(random.around(result === 'success' ? 0.6 : 8));
    if (result === 'failure') metrics.trc_agent_instance_failures_total.with({ reason: random.pick(FAILURES) }).inc();
  }

  function pullImage(): void {
    const result = resultOf(effects().imageFailures);
    metrics.trc_agent_image_pulls_total.with({ result }).inc();
    metrics.trc_agent_image_pull_seconds.with({ result }).observe(random.around(6));
    if (result === 'failure') return;
    const built = resultOf(effects().imageFailures * 0.5);
    metrics.trc_agent_rootdisk_build_seconds.with({ result: built }).observe(random.around(3));
  }

  function deliverSecrets(): void {
    const result = resultOf(effects().secretFailures);
    const troubles = ['secrets_missing', 'secrets_missing', 'secrets_injection_failed', 'denied', 'timeout'] as const;
    const reason = result === 'success' ? 'none' : random.pick(troubles);
    metrics.trc_agent_secrets_delivery_total.with({ result, reason }).inc();
    metrics.trc_agent_secrets_delivery_seconds.with({ result }).observe(random.around(0.03));
  }

  function showInstances(): void {
    const failing = Math.round(DESIRED * effects().instanceFailures);
    metrics.trc_agent_instances_desired.set(DESIRED);
    metrics.trc_agent_instances_running.set(DESIRED - Math.floor(failing / 2));
    metrics.trc_agent_instances_ready.set(DESIRED - failing);
  }
}
