import type { VariableModel } from '@grafana/grafana-foundation-sdk/dashboard';
import { prometheusServer } from '@lockstep/catalog';
import { type Gauge, select, variable } from '@lockstep/query';
import { choice } from '../choice.ts';

const { up } = select(prometheusServer);

/** The instances that the reader chose with `instanceChoice`. */
export const CHOSEN = { instance: variable('instance') } as const;

/** Whether the last scrape of each chosen instance of a job succeeded. */
export const upOf = (job: string): Gauge<{ readonly job: string; readonly instance: string }, 'job'> =>
  up.where({ job, ...CHOSEN });

/** Lets the reader choose instances of a job, all of them at first. */
export const instanceChoice = (job: string): VariableModel =>
  choice({ name: 'instance', label: 'Instance', from: up.where({ job }), of: 'instance', all: true });
