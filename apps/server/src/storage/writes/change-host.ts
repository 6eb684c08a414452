import type { HostChange } from '@lockstep/protocol';
import type { HostRecord } from '../../fleet/host-record.ts';
import type { HostChangeResult } from '../store.ts';
import { nameRefusal, settingsRefusal } from './enrol-host.ts';
import { draftHost, updateStanding } from './host-drafts.ts';
import { nameKey } from './host-name.ts';
import { reviewReported } from './review-alerts.ts';
import type { Tables } from './tables.ts';

/** A change of settings as the writer is asked for it. */
export interface ChangeRequest {
  readonly hostId: string;
  readonly change: HostChange;
  readonly nowMs: number;
}

/** Changes a host's settings. What it owes and what is expected may resolve or raise alerts at once. */
export function changeHost(tables: Tables, { hostId, change, nowMs }: ChangeRequest, rev: number): HostChangeResult {
  const draft = draftHost(tables, hostId);
  if (draft === undefined) return { ok: false, code: 'not_found', message: `There is no host ${hostId}.` };
  const refusal =
    settingsRefusal(change) ?? (change.name === undefined ? undefined : nameRefusal(tables, change.name, hostId));
  if (refusal !== undefined) return refusal;
  draft.host = changed(draft.host, change);
  tables.hosts.saveSettings(draft.host, nameKey(draft.host.name), rev);
  updateStanding(draft);
  draft.toReview.add('backup_failed').add('backup_overdue');
  // Neither a new name nor a new interval is a sign of life, but a wakeful host is never offline.
  if (draft.host.wakeful) draft.toReview.add('host_offline');
  reviewReported(tables, draft, nowMs);
  draft.save(rev);
  return { ok: true };
}

/** Removes a host and everything of it. Whoever was told of its alerts is told that they are over. */
export function removeHost(tables: Tables, hostId: string, nowMs: number, rev: number): boolean {
  const host = tables.hosts.find(hostId);
  if (host === undefined) return false;
  for (const alert of tables.alerts.openOfHost(hostId)) tables.alerts.resolve(hostId, alert, nowMs);
  tables.hosts.remove(hostId, rev);
  return true;
}

function changed(host: HostRecord, change: HostChange): HostRecord {
  return {
    ...host,
    name: change.name?.normalize('NFC') ?? host.name,
    expected: change.expected === undefined ? host.expected : change.expected,
    heartbeatSeconds: change.heartbeat_seconds ?? host.heartbeatSeconds,
    wakeful: change.wakeful ?? host.wakeful,
    paused: change.paused ?? host.paused,
    owes: change.owes === undefined ? host.owes : change.owes,
  };
}
