// Generated from the JSON beside it by `npm run generate`. DO NOT EDIT.
import type { CatalogDescription } from '../description.ts';

/** What `lockstep import` saw. `open` labels may have other values; what is not written is not known. */
export const alertmanager = {
  "lockstepCatalog": 1,
  "name": "alertmanager",
  "observed": true,
  "metrics": {
    "alertmanager_alerts": {
      "type": "gauge",
      "help": "How many alerts by state.",
      "labels": {
        "state": {
          "kind": "open",
          "values": []
        }
      }
    },
    "alertmanager_alerts_invalid_total": {
      "type": "counter",
      "help": "The total number of received alerts that were invalid.",
      "labels": {
        "version": {
          "kind": "open",
          "values": []
        }
      }
    },
    "alertmanager_alerts_per_alert_limit": {
      "type": "gauge",
      "help": "Current limit on number of alerts per alert name",
      "labels": {},
      "optional": true
    },
    "alertmanager_alerts_received_total": {
      "type": "counter",
      "help": "The total number of received alerts.",
      "labels": {
        "status": {
          "kind": "open",
          "values": []
        },
        "version": {
          "kind": "open",
          "values": []
        }
      }
    },
    "alertmanager_build_info": {
      "type": "gauge",
      "help": "A metric with a constant '1' value labeled by version, revision, branch, goversion from which alertmanager was built, and the goos and goarch for the build.",
      "labels": {
        "branch": {
          "kind": "open",
          "values": []
        },
        "goarch": {
          "kind": "open",
          "values": []
        },
        "goos": {
          "kind": "open",
          "values": []
        },
        "goversion": {
          "kind": "open",
          "values": []
        },
        "revision": {
          "kind": "open",
          "values": []
        },
        "tags": {
          "kind": "open",
          "values": [],
          "optional": true
        },
        "version": {
          "kind": "open",
          "values": []
        }
      }
    },
    "alertmanager_cluster_enabled": {
      "type": "gauge",
      "help": "Indicates whether the clustering is enabled or not.",
      "labels": {}
    },
    "alertmanager_config_hash": {
      "type": "gauge",
      "help": "Hash of the currently loaded alertmanager configuration.",
      "labels": {}
    },
    "alertmanager_config_last_reload_success_timestamp_seconds": {
      "type": "gauge",
      "help": "Timestamp of the last successful configuration reload.",
      "labels": {},
      "unit": "seconds"
    },
    "alertmanager_config_last_reload_successful": {
      "type": "gauge",
      "help": "Whether the last configuration reload attempt was successful.",
      "labels": {}
    },
    "alertmanager_dispatcher_aggregation_group_creation_given_up_total": {
      "type": "counter",
      "help": "Number of alerts dropped because aggregation group creation exceeded the retry limit.",
      "labels": {},
      "optional": true
    },
    "alertmanager_dispatcher_aggregation_group_creation_retries_total": {
      "type": "counter",
      "help": "Number of CAS retries while creating aggregation groups under contention.",
      "labels": {},
      "optional": true
    },
    "alertmanager_dispatcher_aggregation_group_limit_reached_total": {
      "type": "counter",
      "help": "Number of times when dispatcher failed to create new aggregation group due to limit.",
      "labels": {},
      "optional": true
    },
    "alertmanager_dispatcher_aggregation_groups": {
      "type": "gauge",
      "help": "Number of active aggregation groups",
      "labels": {}
    },
    "alertmanager_dispatcher_alert_processing_duration_seconds": {
      "type": "summary",
      "help": "Summary of latencies for the processing of alerts.",
      "quantiles": [],
      "labels": {},
      "unit": "seconds"
    },
    "alertmanager_http_concurrency_limit_exceeded_total": {
      "type": "counter",
      "help": "Total number of times an HTTP request failed because the concurrency limit was reached.",
      "labels": {
        "method": {
          "kind": "open",
          "values": []
        }
      }
    },
    "alertmanager_http_request_duration_seconds": {
      "type": "histogram",
      "help": "Histogram of latencies for HTTP requests.",
      "buckets": [
        0.005,
        0.01,
        0.025,
        0.05,
        0.1,
        0.25,
        0.5,
        0.75,
        1,
        2,
        2.5,
        5,
        10,
        20,
        60
      ],
      "labels": {
        "code": {
          "kind": "open",
          "values": [],
          "optional": true
        },
        "handler": {
          "kind": "open",
          "values": []
        },
        "method": {
          "kind": "open",
          "values": []
        }
      },
      "unit": "seconds"
    },
    "alertmanager_http_requests_in_flight": {
      "type": "gauge",
      "help": "Current number of HTTP requests being processed.",
      "labels": {
        "method": {
          "kind": "open",
          "values": []
        }
      }
    },
    "alertmanager_http_response_size_bytes": {
      "type": "histogram",
      "help": "Histogram of response size for HTTP requests.",
      "buckets": [
        100,
        1000,
        10000,
        100000,
        1000000,
        10000000,
        100000000
      ],
      "labels": {
        "handler": {
          "kind": "open",
          "values": []
        },
        "method": {
          "kind": "open",
          "values": []
        }
      },
      "unit": "bytes"
    },
    "alertmanager_inhibition_rules": {
      "type": "gauge",
      "help": "Number of configured inhibition rules.",
      "labels": {},
      "optional": true
    },
    "alertmanager_integrations": {
      "type": "gauge",
      "help": "Number of configured integrations.",
      "labels": {}
    },
    "alertmanager_marked_alerts": {
      "type": "gauge",
      "help": "How many alerts by state are currently marked in the Alertmanager regardless of their expiry.",
      "labels": {
        "state": {
          "kind": "open",
          "values": []
        }
      },
      "optional": true
    },
    "alertmanager_nflog_gc_duration_seconds": {
      "type": "summary",
      "help": "Duration of the last notification log garbage collection cycle.",
      "quantiles": [],
      "labels": {},
      "unit": "seconds"
    },
    "alertmanager_nflog_gossip_messages_propagated_total": {
      "type": "counter",
      "help": "Number of received gossip messages that have been further gossiped.",
      "labels": {}
    },
    "alertmanager_nflog_maintenance_errors_total": {
      "type": "counter",
      "help": "How many maintenances were executed for the notification log that failed.",
      "labels": {},
      "optional": true
    },
    "alertmanager_nflog_maintenance_total": {
      "type": "counter",
      "help": "How many maintenances were executed for the notification log.",
      "labels": {},
      "optional": true
    },
    "alertmanager_nflog_queries_total": {
      "type": "counter",
      "help": "Number of notification log queries were received.",
      "labels": {}
    },
    "alertmanager_nflog_query_duration_seconds": {
      "type": "histogram",
      "help": "Duration of notification log query evaluation.",
      "buckets": [
        0.005,
        0.01,
        0.025,
        0.05,
        0.1,
        0.25,
        0.5,
        1,
        2.5,
        5,
        10
      ],
      "labels": {},
      "unit": "seconds"
    },
    "alertmanager_nflog_query_errors_total": {
      "type": "counter",
      "help": "Number notification log received queries that failed.",
      "labels": {}
    },
    "alertmanager_nflog_snapshot_duration_seconds": {
      "type": "summary",
      "help": "Duration of the last notification log snapshot.",
      "quantiles": [],
      "labels": {},
      "unit": "seconds"
    },
    "alertmanager_nflog_snapshot_size_bytes": {
      "type": "gauge",
      "help": "Size of the last notification log snapshot in bytes.",
      "labels": {},
      "unit": "bytes"
    },
    "alertmanager_notification_latency_seconds": {
      "type": "histogram",
      "help": "The latency of notifications in seconds.",
      "buckets": [
        1,
        5,
        10,
        15,
        20
      ],
      "labels": {
        "integration": {
          "kind": "open",
          "values": []
        }
      },
      "unit": "seconds"
    },
    "alertmanager_notification_requests_failed_total": {
      "type": "counter",
      "help": "The total number of failed notification requests.",
      "labels": {
        "integration": {
          "kind": "open",
          "values": []
        }
      }
    },
    "alertmanager_notification_requests_total": {
      "type": "counter",
      "help": "The total number of attempted notification requests.",
      "labels": {
        "integration": {
          "kind": "open",
          "values": []
        }
      }
    },
    "alertmanager_notifications_failed_total": {
      "type": "counter",
      "help": "The total number of failed notifications.",
      "labels": {
        "integration": {
          "kind": "open",
          "values": []
        },
        "reason": {
          "kind": "open",
          "values": [],
          "optional": true
        }
      }
    },
    "alertmanager_notifications_total": {
      "type": "counter",
      "help": "The total number of attempted notifications.",
      "labels": {
        "integration": {
          "kind": "open",
          "values": []
        }
      }
    },
    "alertmanager_receivers": {
      "type": "gauge",
      "help": "Number of configured receivers.",
      "labels": {}
    },
    "alertmanager_silences": {
      "type": "gauge",
      "help": "How many silences by state.",
      "labels": {
        "state": {
          "kind": "open",
          "values": []
        }
      }
    },
    "alertmanager_silences_gc_duration_seconds": {
      "type": "summary",
      "help": "Duration of the last silence garbage collection cycle.",
      "quantiles": [],
      "labels": {},
      "unit": "seconds"
    },
    "alertmanager_silences_gc_errors_total": {
      "type": "counter",
      "help": "How many silence GC errors were encountered.",
      "labels": {},
      "optional": true
    },
    "alertmanager_silences_gossip_messages_propagated_total": {
      "type": "counter",
      "help": "Number of received gossip messages that have been further gossiped.",
      "labels": {}
    },
    "alertmanager_silences_maintenance_errors_total": {
      "type": "counter",
      "help": "How many maintenances were executed for silences that failed.",
      "labels": {},
      "optional": true
    },
    "alertmanager_silences_maintenance_total": {
      "type": "counter",
      "help": "How many maintenances were executed for silences.",
      "labels": {},
      "optional": true
    },
    "alertmanager_silences_matcher_compile_errors_total": {
      "type": "counter",
      "help": "How many silence matcher compilations failed.",
      "labels": {
        "stage": {
          "kind": "open",
          "values": []
        }
      },
      "optional": true
    },
    "alertmanager_silences_matcher_index_size": {
      "type": "gauge",
      "help": "The number of entries in the matcher cache index.",
      "labels": {},
      "optional": true
    },
    "alertmanager_silences_queries_total": {
      "type": "counter",
      "help": "How many silence queries were received.",
      "labels": {}
    },
    "alertmanager_silences_query_duration_seconds": {
      "type": "histogram",
      "help": "Duration of silence query evaluation.",
      "buckets": [
        0.005,
        0.01,
        0.025,
        0.05,
        0.1,
        0.25,
        0.5,
        1,
        2.5,
        5,
        10
      ],
      "labels": {},
      "unit": "seconds"
    },
    "alertmanager_silences_query_errors_total": {
      "type": "counter",
      "help": "How many silence received queries did not succeed.",
      "labels": {}
    },
    "alertmanager_silences_query_silences_scanned_total": {
      "type": "counter",
      "help": "How many silences were scanned during query evaluation.",
      "labels": {},
      "optional": true
    },
    "alertmanager_silences_query_silences_skipped_total": {
      "type": "counter",
      "help": "How many silences were skipped during query evaluation using the version index.",
      "labels": {},
      "optional": true
    },
    "alertmanager_silences_snapshot_duration_seconds": {
      "type": "summary",
      "help": "Duration of the last silence snapshot.",
      "quantiles": [],
      "labels": {},
      "unit": "seconds"
    },
    "alertmanager_silences_snapshot_size_bytes": {
      "type": "gauge",
      "help": "Size of the last silence snapshot in bytes.",
      "labels": {},
      "unit": "bytes"
    },
    "alertmanager_silences_state_size": {
      "type": "gauge",
      "help": "The number of silences in the state map.",
      "labels": {},
      "optional": true
    },
    "alertmanager_silences_version_index_size": {
      "type": "gauge",
      "help": "The number of entries in the version index.",
      "labels": {},
      "optional": true
    },
    "process_cpu_seconds_total": {
      "type": "counter",
      "help": "Total user and system CPU time spent in seconds.",
      "labels": {},
      "unit": "seconds"
    },
    "process_max_fds": {
      "type": "gauge",
      "help": "Maximum number of open file descriptors.",
      "labels": {}
    },
    "process_network_receive_bytes_total": {
      "type": "counter",
      "help": "Number of bytes received by the process over the network.",
      "labels": {},
      "unit": "bytes",
      "optional": true
    },
    "process_network_transmit_bytes_total": {
      "type": "counter",
      "help": "Number of bytes sent by the process over the network.",
      "labels": {},
      "unit": "bytes",
      "optional": true
    },
    "process_open_fds": {
      "type": "gauge",
      "help": "Number of open file descriptors.",
      "labels": {}
    },
    "process_resident_memory_bytes": {
      "type": "gauge",
      "help": "Resident memory size in bytes.",
      "labels": {},
      "unit": "bytes"
    },
    "process_start_time_seconds": {
      "type": "gauge",
      "help": "Start time of the process since unix epoch in seconds.",
      "labels": {},
      "unit": "seconds"
    },
    "process_virtual_memory_bytes": {
      "type": "gauge",
      "help": "Virtual memory size in bytes.",
      "labels": {},
      "unit": "bytes"
    },
    "process_virtual_memory_max_bytes": {
      "type": "gauge",
      "help": "Maximum amount of virtual memory available in bytes.",
      "labels": {},
      "unit": "bytes"
    }
  }
} as const satisfies CatalogDescription;
