import type { CatalogDescription } from '@lockstep/catalog';
import { nodeExporter } from '@lockstep/catalog/external';
import { systemResources } from '@lockstep/dashboards';
import { expect, it } from 'vitest';
import { SCENARIOS } from '../panel-scenarios/system-resources.ts';
import { describePanelQueries } from './describe-panel-queries.ts';

describePanelQueries(systemResources, SCENARIOS);

it('asks only for families that every version of node exporter has', () => {
  const asked = [...new Set(JSON.stringify(systemResources).match(/\bnode_\w+/g))];
  const catalog: CatalogDescription = nodeExporter;
  expect(asked.length).toBeGreaterThan(8);
  expect(asked.filter((name) => catalog.metrics[name] === undefined || catalog.metrics[name].optional)).toEqual([]);
});
