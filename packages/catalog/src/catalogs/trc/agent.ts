import { defineCatalog } from '../../catalog.ts';
import { oneOf } from '../../label.ts';
import { counter, FLAG, gauge, histogram, NOT_NEGATIVE } from '../../metric.ts';
import { BACKUP_BUCKETS_SECONDS, LOOP_BUCKETS_SECONDS, RESULTS, TRANSFER_BUCKETS_SECONDS } from './labels.ts';
import { trcPolicy } from './policy.ts';

const CACHES = { kind: oneOf('oci', 'rootdisks', 'tmp') };

const count = { range: NOT_NEGATIVE, merge: 'sum', since: '0.1.0' } as const;

/** trc's node agent (its metrics specification, section E). */
export const trcAgent = defineCatalog({
  name: 'trc-agent',
  prefix: 'trc_agent_',
  policy: trcPolicy,
  metrics: {
    trc_agent_heartbeat_total: counter({
      help: 'Heartbeats to the control plane by result.',
      labels: { result: RESULTS },
      since: '0.1.0',
      usage: 'The share of failure.',
    }),
    trc_agent_controlplane_reconnects_total: counter({
      help: 'Connections to the control plane that had to be made again.',
      since: '0.1.0',
      usage: 'A steady rate is a network that drops idle connections.',
    }),
    trc_agent_overlay_peers: gauge({
      ...count,
      help: 'Peers of the overlay network.',
      usage: 'Should be one less than the nodes of the cluster.',
    }),
    trc_agent_overlay_handshake_age_seconds_max: gauge({
      help: 'Time since the last handshake with the peer that was silent for longest.',
      unit: 'seconds',
      range: NOT_NEGATIVE,
      merge: 'max',
      presence: 'when known',
      since: '0.1.0',
      usage: 'Above three minutes a peer is gone. Absent without peers.',
      waivers: { 'unit-suffix': 'The specification puts `_max` behind the unit.' },
    }),
    trc_agent_instances_desired: gauge({
      ...count,
      help: 'Instances that should run on this node.',
      usage: 'Against ready: what is missing.',
    }),
    trc_agent_instances_running: gauge({
      ...count,
      help: 'Instances that run on this node, healthy or not.',
      usage: 'Between desired and ready.',
    }),
    trc_agent_instances_ready: gauge({
      ...count,
      help: 'Instances on this node that passed their health check.',
      usage: 'What serves customers.',
    }),
    trc_agent_instance_boot_seconds: histogram({
      help: 'Time from the start of an instance to its first passed health check, or to its failure.',
      unit: 'seconds',
      labels: { result: RESULTS },
      buckets: [0.125, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
      since: '0.1.0',
      usage: 'p95 of success.',
    }),
    trc_agent_instance_failures_total: counter({
      help: 'Instances that failed, by reason.',
      labels: {
        reason: oneOf(
          'image_pull_failed',
          'rootfs_build_failed',
          'firecracker_start_failed',
          'network_setup_failed',
          'volume_attach_failed',
          'secrets_missing',
          'secrets_injection_failed',
          'healthcheck_failed',
          'oom_killed',
          'crash_loop_backoff',
        ),
      },
      since: '0.1.0',
      usage: 'By reason: firecracker, network and volume are for the platform to repair.',
    }),
    trc_agent_image_pulls_total: counter({
      help: 'Pulls of images by result.',
      labels: { result: RESULTS },
      since: '0.1.0',
      usage: 'The share of failure.',
    }),
    trc_agent_image_pull_seconds: histogram({
      help: 'Time of pulls of images by result.',
      unit: 'seconds',
      labels: { result: RESULTS },
      buckets: TRANSFER_BUCKETS_SECONDS,
      since: '0.1.0',
      usage: 'p95 of success.',
    }),
    trc_agent_rootdisk_build_seconds: histogram({
      help: 'Time to build the root disk of an image, by result.',
      unit: 'seconds',
      labels: { result: RESULTS },
      buckets: TRANSFER_BUCKETS_SECONDS,
      since: '0.1.0',
      usage: 'p95 of success.',
    }),
    trc_agent_cache_bytes: gauge({
      ...count,
      help: 'Size of the caches of this node by kind.',
      unit: 'bytes',
      labels: CACHES,
      usage: 'What an eviction could free.',
    }),
    trc_agent_cache_evictions_total: counter({
      help: 'Entries that were thrown out of a cache, by kind.',
      labels: CACHES,
      since: '0.1.0',
      usage: 'A high rate beside slow boots: the cache is too small.',
    }),
    trc_agent_volume_pool_free_bytes: gauge({
      ...count,
      help: 'Free space of the pool of volumes.',
      unit: 'bytes',
      usage: 'Against used: how full the pool is.',
    }),
    trc_agent_volume_pool_used_bytes: gauge({
      ...count,
      help: 'Used space of the pool of volumes.',
      unit: 'bytes',
      usage: 'Growth.',
    }),
    trc_agent_disk_free_bytes: gauge({
      ...count,
      help: 'Free space by mount point.',
      unit: 'bytes',
      labels: { mount: oneOf('/', '/var/lib/trc', '/var/lib/trc/volumes') },
      usage: 'Days until it is full: predict_linear.',
    }),
    trc_agent_disk_pressure: gauge({
      help: 'Whether the node is short of a kind of space (1) or not (0).',
      labels: { kind: oneOf('root', 'cache', 'volumes') },
      range: FLAG,
      merge: 'max',
      since: '0.1.0',
      usage: 'At 1 the scheduler places nothing more here.',
    }),
    trc_agent_secrets_delivery_total: counter({
      help: 'Deliveries of secrets to instances, by result and reason.',
      labels: {
        result: RESULTS,
        reason: oneOf('none', 'secrets_missing', 'secrets_injection_failed', 'denied', 'timeout'),
      },
      since: '0.1.0',
      usage: 'A success has the reason none.',
    }),
    trc_agent_secrets_delivery_seconds: histogram({
      help: 'Time of deliveries of secrets by result.',
      unit: 'seconds',
      labels: { result: RESULTS },
      buckets: LOOP_BUCKETS_SECONDS,
      since: '0.1.0',
      usage: 'p95 of success: a part of every boot.',
    }),
    trc_agent_snapshots_total: counter({
      help: 'Snapshots of volumes by result.',
      labels: { result: RESULTS },
      optional: true,
      since: '0.1.0',
      usage: 'The share of failure.',
    }),
    trc_agent_snapshot_seconds: histogram({
      help: 'Time of snapshots of volumes by result.',
      unit: 'seconds',
      labels: { result: RESULTS },
      buckets: BACKUP_BUCKETS_SECONDS,
      optional: true,
      since: '0.1.0',
      usage: 'p95 of success.',
    }),
    trc_agent_backups_total: counter({
      help: 'Backups of volumes by result.',
      labels: { result: RESULTS },
      optional: true,
      since: '0.1.0',
      usage: 'The share of failure; age is trc_backup_staleness_max_days.',
    }),
    trc_agent_backup_seconds: histogram({
      help: 'Time of backups of volumes by result.',
      unit: 'seconds',
      labels: { result: RESULTS },
      buckets: BACKUP_BUCKETS_SECONDS,
      optional: true,
      since: '0.1.0',
      usage: 'p95 of success against the window.',
    }),
    trc_agent_backup_bytes_total: counter({
      help: 'Bytes that backups of volumes have written, by result.',
      unit: 'bytes',
      labels: { result: RESULTS },
      optional: true,
      since: '0.1.0',
      usage: 'What backups cost; bytes of failures were for nothing.',
    }),
  },
});
