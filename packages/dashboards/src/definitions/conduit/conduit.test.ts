import { conduitGatewayObjectives, conduitManagerObjectives, HTTP_STATUS_CODES, RPC_CODES } from '@lockstep/catalog';
import { describe, expect, it } from 'vitest';
import { http, rpc } from './conduit.ts';

describe.each([
  { component: 'manager', objectives: conduitManagerObjectives.objectives },
  { component: 'gateway', objectives: conduitGatewayObjectives.objectives },
] as const)('what counts as failed for the $component is what its objective calls bad', ({ component, objectives }) => {
  const counted = objectives.flatMap((objective) => (objective.kind === 'availability' ? objective.events : []));

  it.each([
    { failed: http[component].failed.text, label: 'status_code', values: HTTP_STATUS_CODES.values },
    { failed: rpc[component].failed.text, label: 'status', values: RPC_CODES.values },
  ])('by $label', ({ failed, label, values }) => {
    const pattern = new RegExp(`^(?:${new RegExp(`${label}=~"([^"]+)"`).exec(failed)?.[1]})$`);
    const bad = counted.find((events) => events.label === label)?.bad;
    expect(values.filter((value) => pattern.test(value)).toSorted()).toEqual(bad?.toSorted());
  });
});
