import type { nixfleet } from '@lockstep/catalog';
import type { Registry } from '@lockstep/metrics';

/** What can block a rollout to a host: the values of `gate`. */
export type GateKind = (typeof nixfleet.metrics.nixfleet_gate_block_total.labels.gate.values)[number];

/** A registry that has the catalog `nixfleet`, beside others. */
export type NixfleetRegistry = Pick<Registry<readonly [typeof nixfleet]>, 'metrics' | 'onScrape' | 'scrape'>;

/** What the first `installRecorder` decides for the process. */
export interface RecorderOptions {
  /** Of the control plane that runs; default `unknown`. */
  readonly version?: string;
  /** Of the source that it was built from; default `unknown`. */
  readonly gitCommit?: string;
  /** Where to record, when other catalogs are to be on the same page. Default: a registry of its own. */
  readonly registry?: NixfleetRegistry;
}

/** The recorder of the process. */
export interface Recorder {
  /** Where it records; `undefined` in a build without metrics, which has nothing to serve. */
  readonly registry: NixfleetRegistry | undefined;
  /** The page in the text format; empty in a build without metrics. */
  readonly render: () => Promise<string>;
}

/**
 * nixfleet's counters, as calls. There is one recorder per process: before it is installed they do nothing, and from then
 * on counters never start again and no row is ever taken away.
 */
export interface NixfleetSurface {
  /** Makes the recorder of the process, or gives the one that is there, whatever the options say: the first wins. */
  readonly installRecorder: (options?: RecorderOptions) => Recorder;
  /** A ComplianceFailure event has arrived. Rows are bounded by the catalog: controls times hosts. */
  readonly recordComplianceEvent: (controlId: string, host: string) => void;
  /** A RuntimeGateError event has arrived: a host could not measure its compliance. */
  readonly recordRuntimeGateError: () => void;
  /** A gate has blocked the rollout to a host. */
  readonly recordGateBlock: (gateKind: GateKind) => void;
  /** Shows which version runs. The recorder does so before each page; doing it as well changes nothing. */
  readonly recordBuildInfo: () => void;
}
