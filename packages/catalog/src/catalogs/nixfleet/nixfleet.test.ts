import { expect, it } from 'vitest';
import { nixfleet } from '../../index.ts';

it('has the surface of the specification, and nothing else', () => {
  const lines = Object.entries(nixfleet.metrics).map(
    ([name, { type, labels }]) => `${name} ${type} {${Object.keys(labels).join(', ')}}`,
  );
  expect(lines).toEqual([
    'nixfleet_compliance_failure_events_total counter {control_id, host}',
    'nixfleet_runtime_gate_error_events_total counter {}',
    'nixfleet_gate_block_total counter {gate}',
    'nixfleet_cp_build_info gauge {version, git_commit}',
  ]);
  expect(nixfleet.metrics.nixfleet_gate_block_total.labels.gate.values).toEqual([
    'channel-edges',
    'wave-promotion',
    'host-edge',
    'disruption-budget',
    'compliance-wave',
  ]);
});
