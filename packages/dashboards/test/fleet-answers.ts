import { type Labels, matrix, type PrometheusData, vector } from './responses.ts';

/** Seconds. */
export const HOUR = 3600;

/** Bytes. */
export const GIB = 1024 ** 3;

/** The labels of a host. */
export const host = (name: string): Labels => ({ host_id: `01${name.toUpperCase()}`, host: name });

/** The answers to the queries for open alerts. */
export function severities(critical: number, warning: number, info: number): Record<string, PrometheusData> {
  return Object.fromEntries(
    Object.entries({ critical, warning, info }).map(([severity, open]) => [severity, vector([{ severity }, open])]),
  );
}

/** The answers to the queries for failing backups, each over time. */
export function counts(failed: number[], overdue: number[], unexpected: number[]): Record<string, PrometheusData> {
  return {
    failed: matrix([{}, failed]),
    overdue: matrix([{}, overdue]),
    unexpected: matrix([{}, unexpected]),
  };
}

/** How a host differs from a well one; `null`: the series is absent. */
export interface HostState {
  readonly online?: number;
  /** 0 on time, 0.5 no expectation, 0.75 never reported, 1 overdue. */
  readonly schedule?: number;
  readonly result?: number | null;
  readonly age?: number | null;
  readonly alerts?: number;
  readonly status?: string;
  readonly size?: number | null;
  readonly snapshots?: number | null;
}

const WELL = { online: 1, schedule: 0, result: 1, age: 7.5 * HOUR, alerts: 0, size: 47.4 * GIB, snapshots: 12 };

/** The answers to the eight queries of the table of hosts. */
export function hostAnswers(hosts: Readonly<Record<string, HostState>>): Record<string, PrometheusData> {
  const rows = Object.entries(hosts).map(([name, state]) => ({ name, state: { ...WELL, ...state } }));
  const known = (key: keyof typeof WELL) =>
    rows.flatMap(({ name, state }) => {
      const value = state[key];
      return value === null || value === undefined ? [] : [[host(name), value] as const];
    });
  const statuses = Object.entries(hosts).map(([name, { status = 'ready' }]) => [{ ...host(name), status }, 1] as const);
  return {
    ...Object.fromEntries((Object.keys(WELL) as (keyof typeof WELL)[]).map((key) => [key, vector(...known(key))])),
    repository: vector(...statuses),
  };
}
