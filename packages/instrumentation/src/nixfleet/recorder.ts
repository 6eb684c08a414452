import { nixfleet } from '@lockstep/catalog';
import { createRegistry } from '@lockstep/metrics';
import { showBuildInfo } from '../build-info.ts';
import type { NixfleetRegistry, NixfleetSurface, RecorderOptions } from './surface.ts';

let installed: ReturnType<typeof install> | undefined;

function install({
  version = 'unknown',
  gitCommit = 'unknown',
  registry = createRegistry([nixfleet]),
}: RecorderOptions) {
  const { metrics } = registry;
  const showBuild = showBuildInfo(registry, metrics.nixfleet_cp_build_info, { version, git_commit: gitCommit });
  return { metrics, showBuild, recorder: { registry, render: () => render(registry) } };
}

async function render(registry: NixfleetRegistry): Promise<string> {
  const page = await registry.scrape({ format: 'text' });
  const text = Buffer.from(page.body).toString();
  page.release();
  return text;
}

/** As `NixfleetSurface` says. */
export const installRecorder: NixfleetSurface['installRecorder'] = (options = {}) => {
  installed ??= install(options);
  return installed.recorder;
};

/** As `NixfleetSurface` says. */
export const recordComplianceEvent: NixfleetSurface['recordComplianceEvent'] = (controlId, host) =>
  installed?.metrics.nixfleet_compliance_failure_events_total.with({ control_id: controlId, host }).inc();

/** As `NixfleetSurface` says. */
export const recordRuntimeGateError: NixfleetSurface['recordRuntimeGateError'] = () =>
  installed?.metrics.nixfleet_runtime_gate_error_events_total.inc();

/** As `NixfleetSurface` says. */
export const recordGateBlock: NixfleetSurface['recordGateBlock'] = (gate) =>
  installed?.metrics.nixfleet_gate_block_total.with({ gate }).inc();

/** As `NixfleetSurface` says. */
export const recordBuildInfo: NixfleetSurface['recordBuildInfo'] = () => installed?.showBuild();
