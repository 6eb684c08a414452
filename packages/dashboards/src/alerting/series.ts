import {
  backup,
  conduitAgent,
  conduitGateway,
  conduitManager,
  kopia as kopiaCatalog,
  nixfleet as nixfleetCatalog,
  prometheusServer,
  trcAgent,
  trcControlPlane,
  trcEdge,
  trcEvents,
  trcProjections,
  trcScheduler,
} from '@lockstep/catalog';
import { select } from '@lockstep/query';

/** What is known of backups, to be asked by the name of the metric. */
export const backups = select(backup);

/** The specification's families of Kopia. */
export const kopia = select(kopiaCatalog);

/** Conduit's components. */
export const conduit = {
  manager: select(conduitManager),
  gateway: select(conduitGateway),
  agent: select(conduitAgent),
};

/** nixfleet's control plane. */
export const nixfleet = select(nixfleetCatalog);

/** trc's components; `events` are on the page of the control plane. */
export const trc = {
  controlPlane: select(trcControlPlane),
  events: select(trcEvents),
  projections: select(trcProjections),
  scheduler: select(trcScheduler),
  agent: select(trcAgent),
  edge: select(trcEdge),
};

/** What Prometheus says of the targets themselves. */
export const targets = select(prometheusServer);

/** What tells sources apart on a page. Two targets may show the same source: `job` and `instance` are not part of it. */
export const SOURCE = ['tool', 'repository', 'source_id'] as const;

/** What tells repositories apart. */
export const REPOSITORY = ['tool', 'repository'] as const;

/** What tells the questions of collectors apart. */
export const QUESTION = ['tool', 'name', 'question'] as const;
