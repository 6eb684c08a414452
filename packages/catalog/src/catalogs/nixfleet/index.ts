import { defineCatalog } from '../../catalog.ts';
import { attributeOf, entity, oneOf } from '../../label.ts';
import { counter, gauge } from '../../metric.ts';

/** What nixfleet's control plane counts for alerts: three counters, and which version runs. */
export const nixfleet = defineCatalog({
  name: 'nixfleet',
  prefix: 'nixfleet_',
  metrics: {
    nixfleet_compliance_failure_events_total: counter({
      help: 'ComplianceFailure events that agents reported, by control and host.',
      labels: { control_id: entity('control', { max: 24 }), host: entity('host', { max: 250 }) },
      presence: 'when known',
      since: '0.1.0',
      usage: 'Increase by control: which one breaks, and whether on one host or everywhere.',
    }),
    nixfleet_runtime_gate_error_events_total: counter({
      help: 'RuntimeGateError events that agents reported: they could not measure compliance.',
      since: '0.1.0',
      usage: 'Any increase: some host is not judged at all.',
    }),
    nixfleet_gate_block_total: counter({
      help: 'Rollouts to a host that a gate blocked, by gate.',
      labels: {
        gate: oneOf('channel-edges', 'wave-promotion', 'host-edge', 'disruption-budget', 'compliance-wave'),
      },
      since: '0.1.0',
      usage: 'rate by gate; wave-promotion and disruption-budget block in every healthy rollout.',
    }),
    nixfleet_cp_build_info: gauge({
      help: 'Version of the running control plane, always 1.',
      labels: { version: entity('build', { max: 1 }), git_commit: attributeOf('version') },
      range: { min: 1, max: 1 },
      merge: 'last',
      since: '0.1.0',
      usage: 'Join its labels by instance, or see when a version changed.',
    }),
  },
});
