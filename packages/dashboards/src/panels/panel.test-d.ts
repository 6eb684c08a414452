import { resticManager } from '@lockstep/catalog';
import { type LegendedQuery, select } from '@lockstep/query';
import { describe, it } from 'vitest';
import { choice } from '../choice.ts';
import { tablePanel } from './table.ts';
import type { Targets } from './target.ts';

const rm = select(resticManager);
const online = rm.rm_host_agent_online.maxBy('host_id', 'host');
const frame = { id: 1, title: 'T', description: 'D', grid: { x: 0, y: 0, w: 1, h: 1 }, sort: [], field: {} } as const;

const later = (build: () => unknown) => build;
declare function show(targets: Targets<LegendedQuery>): void;

describe('lines and tiles', () => {
  it('are queries under a name', () => {
    later(() => show({ online: online.legend('{{host}}') }));
    // @ts-expect-error A query has a name for its series.
    later(() => show({ online }));
    // @ts-expect-error A string is no query.
    later(() => show({ online: 'sum(rm_hosts_online)' }));
    // @ts-expect-error Nor is one in the shape of a query.
    later(() => show({ online: { query: { text: 'sum(rm_hosts_online)', labels: [] }, legend: 'Online' } }));
  });
});

describe('a table', () => {
  const repository = rm.rm_host_repo_status.maxBy('host_id', 'host', 'status');
  const table = { ...frame, key: ['host_id', 'host'], queries: { online, repository } } as const;

  it('has columns for the labels and values of its queries', () => {
    const host = { title: 'Host', from: { label: 'host' } } as const;
    const status = { title: 'Status', from: { label: 'status' } } as const;
    const value = { title: 'Online', from: { value: 'online' } } as const;
    later(() => tablePanel({ ...table, columns: [host, status, value] }));
    // @ts-expect-error No query has this label.
    later(() => tablePanel({ ...table, columns: [{ title: 'Kind', from: { label: 'kind' } }] }));
    // @ts-expect-error No query has this name.
    later(() => tablePanel({ ...table, columns: [{ title: 'Size', from: { value: 'size' } }] }));
  });

  it('is merged on labels that every query has', () => {
    // @ts-expect-error `status` is only a label of `repository`.
    later(() => tablePanel({ ...table, key: ['host_id', 'status'], columns: [] }));
    // @ts-expect-error A raw histogram is no query.
    later(() => tablePanel({ ...table, key: [], queries: { jobs: rm.rm_job_duration_seconds }, columns: [] }));
  });
});

describe('a variable', () => {
  it('has the values of a label that its series have', () => {
    const variable = { name: 'host', label: 'Host', from: online, all: false } as const;
    later(() => choice({ ...variable, of: 'host' }));
    // @ts-expect-error `status` is no label of the series.
    later(() => choice({ ...variable, of: 'status' }));
  });
});
