import { type NodeProcessRegistry, observeNodeProcess } from '@lockstep/instrumentation/process';
import type { Catalog } from '@lockstep/catalog';
import type { Registry } from '@lockstep/metrics';
import type { PlatformJob } from '@lockstep/provisioning';
import type { Component } from './component.ts';
import { buildSurface } from './surface/surface.ts';

/** A component whose surface is its page: what it counts is its domain, played by `advance` a second at a time. */
export async function domainComponent(
  name: PlatformJob,
  registry: NodeProcessRegistry & Pick<Registry<readonly Catalog[]>, 'scrape'>,
  advance: () => void | Promise<void>,
): Promise<Component> {
  const process = observeNodeProcess(registry);
  const app = await buildSurface({ name, registry });
  return { app, tick: async () => advance(), close: process.close };
}
