import { nixfleet, nodeProcess } from '@lockstep/catalog';
import {
  installRecorder,
  recordComplianceEvent,
  recordGateBlock,
  recordRuntimeGateError,
} from '@lockstep/instrumentation/nixfleet';
import { observeNodeProcess } from '@lockstep/instrumentation/process';
import { createRegistry } from '@lockstep/metrics';
import { readBuildInfo } from '@lockstep/scrape-endpoint';
import type { FastifyInstance } from 'fastify';
import type { Component, Surroundings } from '../component.ts';
import { PACKAGE_FILE } from '../package-file.ts';
import { buildSurface } from '../surface/surface.ts';
import { CONTROLS, HOSTS } from './fleet.ts';
import { createGates } from './gates.ts';
import { type AgentEvent, hostAgents, type HostAgents } from './host-agents.ts';

/**
 * nixfleet's control plane, and the agents of its hosts. Its recorder is one per process, as nixfleet wants it: a second
 * world of this process counts on the page of the first.
 */
export async function makeNixfleet(surroundings: Surroundings): Promise<Component> {
  const own = createRegistry([nixfleet, nodeProcess]);
  const process = observeNodeProcess(own);
  const { version, commit } = readBuildInfo(PACKAGE_FILE);
  const { registry = own } = installRecorder({ registry: own, version, gitCommit: commit });
  const app = await buildSurface({
    name: 'nixfleet-control-plane',
    registry,
    routes: (http) => controlPlaneRoutes(http, surroundings),
  });
  let agents: HostAgents | undefined;
  return {
    app,
    async tick() {
      const url = surroundings.addressOf('nixfleet-control-plane', 0);
      if (url === undefined) return;
      agents ??= hostAgents(url, surroundings);
      await agents.reportForASecond();
    },
    close: process.close,
  };
}

interface ReportRequest {
  readonly Body: { readonly host: string; readonly events: readonly AgentEvent[] };
}

function controlPlaneRoutes(app: FastifyInstance, surroundings: Surroundings): void {
  const evaluate = createGates(surroundings);
  app.post<ReportRequest>('/v1/agent/report', async ({ body: { host, events } }, reply) => {
    // Hosts and controls are those of the fleet's own declaration: an agent cannot make rows of what it likes.
    if (HOSTS.includes(host)) {
      for (const event of events) {
        if (event.kind === 'RuntimeGateError') recordRuntimeGateError();
        else if (CONTROLS.includes(event.control)) recordComplianceEvent(event.control, host);
      }
    }
    return reply.code(202).send();
  });
  app.post('/v1/agent/dispatch', async () => {
    const gate = evaluate();
    if (gate !== undefined) recordGateBlock(gate);
    return { gate: gate ?? null };
  });
}
