// Generated from the JSON beside it by `npm run generate`. DO NOT EDIT.
import type { CatalogDescription } from '../description.ts';

/** What `lockstep import` saw. `open` labels may have other values; what is not written is not known. */
export const prometheus = {
  "lockstepCatalog": 1,
  "name": "prometheus",
  "observed": true,
  "metrics": {
    "net_conntrack_dialer_conn_attempted_total": {
      "type": "counter",
      "help": "Total number of connections attempted by the given dialer a given name.",
      "labels": {
        "dialer_name": {
          "kind": "open",
          "values": []
        }
      }
    },
    "net_conntrack_dialer_conn_closed_total": {
      "type": "counter",
      "help": "Total number of connections closed which originated from the dialer of a given name.",
      "labels": {
        "dialer_name": {
          "kind": "open",
          "values": []
        }
      }
    },
    "net_conntrack_dialer_conn_established_total": {
      "type": "counter",
      "help": "Total number of connections successfully established by the given dialer a given name.",
      "labels": {
        "dialer_name": {
          "kind": "open",
          "values": []
        }
      }
    },
    "net_conntrack_dialer_conn_failed_total": {
      "type": "counter",
      "help": "Total number of connections failed to dial by the dialer a given name.",
      "labels": {
        "dialer_name": {
          "kind": "open",
          "values": []
        },
        "reason": {
          "kind": "open",
          "values": []
        }
      }
    },
    "net_conntrack_listener_conn_accepted_total": {
      "type": "counter",
      "help": "Total number of connections opened to the listener of a given name.",
      "labels": {
        "listener_name": {
          "kind": "open",
          "values": []
        }
      }
    },
    "net_conntrack_listener_conn_closed_total": {
      "type": "counter",
      "help": "Total number of connections closed that were made to the listener of a given name.",
      "labels": {
        "listener_name": {
          "kind": "open",
          "values": []
        }
      }
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
    },
    "prometheus_api_notification_active_subscribers": {
      "type": "gauge",
      "help": "The current number of active notification subscribers.",
      "labels": {},
      "optional": true
    },
    "prometheus_api_notification_updates_dropped_total": {
      "type": "counter",
      "help": "Total number of notification updates dropped.",
      "labels": {},
      "optional": true
    },
    "prometheus_api_notification_updates_sent_total": {
      "type": "counter",
      "help": "Total number of notification updates sent.",
      "labels": {},
      "optional": true
    },
    "prometheus_api_remote_read_queries": {
      "type": "gauge",
      "help": "The current number of remote read queries being executed or waiting.",
      "labels": {},
      "optional": true
    },
    "prometheus_build_info": {
      "type": "gauge",
      "help": "A metric with a constant '1' value labeled by version, revision, branch, goversion from which prometheus was built, and the goos and goarch for the build.",
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
    "prometheus_config_last_reload_success_timestamp_seconds": {
      "type": "gauge",
      "help": "Timestamp of the last successful configuration reload.",
      "labels": {},
      "unit": "seconds"
    },
    "prometheus_config_last_reload_successful": {
      "type": "gauge",
      "help": "Whether the last configuration reload attempt was successful.",
      "labels": {}
    },
    "prometheus_engine_queries": {
      "type": "gauge",
      "help": "The current number of queries being executed or waiting.",
      "labels": {}
    },
    "prometheus_engine_queries_concurrent_max": {
      "type": "gauge",
      "help": "The max number of concurrent queries.",
      "labels": {}
    },
    "prometheus_engine_query_duration_seconds": {
      "type": "summary",
      "help": "Query timings",
      "quantiles": [
        0.5,
        0.9,
        0.99
      ],
      "labels": {
        "slice": {
          "kind": "open",
          "values": []
        }
      },
      "unit": "seconds"
    },
    "prometheus_engine_query_log_enabled": {
      "type": "gauge",
      "help": "State of the query log.",
      "labels": {}
    },
    "prometheus_engine_query_log_failures_total": {
      "type": "counter",
      "help": "The number of query log failures.",
      "labels": {}
    },
    "prometheus_engine_query_samples_total": {
      "type": "counter",
      "help": "The total number of samples loaded by all queries.",
      "labels": {},
      "optional": true
    },
    "prometheus_http_request_duration_seconds": {
      "type": "histogram",
      "help": "Histogram of latencies for HTTP requests.",
      "buckets": [
        0.1,
        0.2,
        0.4,
        1,
        3,
        8,
        20,
        60,
        120
      ],
      "labels": {
        "handler": {
          "kind": "open",
          "values": []
        }
      },
      "unit": "seconds"
    },
    "prometheus_http_requests_total": {
      "type": "counter",
      "help": "Counter of HTTP requests.",
      "labels": {
        "code": {
          "kind": "open",
          "values": []
        },
        "handler": {
          "kind": "open",
          "values": []
        }
      }
    },
    "prometheus_http_response_size_bytes": {
      "type": "histogram",
      "help": "Histogram of response size for HTTP requests.",
      "buckets": [
        100,
        1000,
        10000,
        100000,
        1000000,
        10000000,
        100000000,
        1000000000
      ],
      "labels": {
        "handler": {
          "kind": "open",
          "values": []
        }
      },
      "unit": "bytes"
    },
    "prometheus_notifications_alertmanagers_discovered": {
      "type": "gauge",
      "help": "The number of alertmanagers discovered and active.",
      "labels": {}
    },
    "prometheus_notifications_dropped_total": {
      "type": "counter",
      "help": "Total number of alerts dropped due to errors when sending to Alertmanager.",
      "labels": {}
    },
    "prometheus_notifications_queue_capacity": {
      "type": "gauge",
      "help": "The capacity of the alert notifications queue.",
      "labels": {}
    },
    "prometheus_notifications_queue_length": {
      "type": "gauge",
      "help": "The number of alert notifications in the queue.",
      "labels": {}
    },
    "prometheus_ready": {
      "type": "gauge",
      "help": "Whether Prometheus startup was fully completed and the server is ready for normal operation.",
      "labels": {}
    },
    "prometheus_remote_read_handler_queries": {
      "type": "gauge",
      "help": "The current number of remote read queries that are either in execution or queued on the handler.",
      "labels": {},
      "optional": true
    },
    "prometheus_remote_storage_exemplars_in_total": {
      "type": "counter",
      "help": "Exemplars in to remote storage, compare to exemplars out for queue managers.",
      "labels": {}
    },
    "prometheus_remote_storage_highest_timestamp_in_seconds": {
      "type": "gauge",
      "help": "Highest timestamp that has come into the remote storage via the Appender interface, in seconds since epoch.",
      "labels": {},
      "unit": "seconds"
    },
    "prometheus_remote_storage_histograms_in_total": {
      "type": "counter",
      "help": "HistogramSamples in to remote storage, compare to histograms out for queue managers.",
      "labels": {}
    },
    "prometheus_remote_storage_samples_in_total": {
      "type": "counter",
      "help": "Samples in to remote storage, compare to samples out for queue managers.",
      "labels": {}
    },
    "prometheus_remote_storage_string_interner_zero_reference_releases_total": {
      "type": "counter",
      "help": "The number of times release has been called for strings that are not interned.",
      "labels": {}
    },
    "prometheus_rule_evaluation_duration_seconds": {
      "type": "summary",
      "help": "The duration for a rule to execute.",
      "quantiles": [
        0.5,
        0.9,
        0.99
      ],
      "labels": {},
      "unit": "seconds"
    },
    "prometheus_rule_evaluation_failures_total": {
      "type": "counter",
      "help": "The total number of rule evaluation failures.",
      "labels": {
        "rule_group": {
          "kind": "open",
          "values": []
        }
      }
    },
    "prometheus_rule_evaluations_total": {
      "type": "counter",
      "help": "The total number of rule evaluations.",
      "labels": {
        "rule_group": {
          "kind": "open",
          "values": []
        }
      }
    },
    "prometheus_rule_group_duration_seconds": {
      "type": "summary",
      "help": "The duration of rule group evaluations.",
      "quantiles": [
        0.01,
        0.05,
        0.5,
        0.9,
        0.99
      ],
      "labels": {},
      "unit": "seconds"
    },
    "prometheus_rule_group_interval_seconds": {
      "type": "gauge",
      "help": "The interval of a rule group.",
      "labels": {
        "rule_group": {
          "kind": "open",
          "values": []
        }
      },
      "unit": "seconds"
    },
    "prometheus_rule_group_iterations_missed_total": {
      "type": "counter",
      "help": "The total number of rule group evaluations missed due to slow rule group evaluation.",
      "labels": {
        "rule_group": {
          "kind": "open",
          "values": []
        }
      }
    },
    "prometheus_rule_group_iterations_total": {
      "type": "counter",
      "help": "The total number of scheduled rule group evaluations, whether executed or missed.",
      "labels": {
        "rule_group": {
          "kind": "open",
          "values": []
        }
      }
    },
    "prometheus_rule_group_last_duration_seconds": {
      "type": "gauge",
      "help": "The duration of the last rule group evaluation.",
      "labels": {
        "rule_group": {
          "kind": "open",
          "values": []
        }
      },
      "unit": "seconds"
    },
    "prometheus_rule_group_last_evaluation_samples": {
      "type": "gauge",
      "help": "The number of samples returned during the last rule group evaluation.",
      "labels": {
        "rule_group": {
          "kind": "open",
          "values": []
        }
      }
    },
    "prometheus_rule_group_last_evaluation_timestamp_seconds": {
      "type": "gauge",
      "help": "The timestamp of the last rule group evaluation in seconds.",
      "labels": {
        "rule_group": {
          "kind": "open",
          "values": []
        }
      },
      "unit": "seconds"
    },
    "prometheus_rule_group_last_restore_duration_seconds": {
      "type": "gauge",
      "help": "The duration of the last alert rules alerts restoration using the `ALERTS_FOR_STATE` series.",
      "labels": {
        "rule_group": {
          "kind": "open",
          "values": []
        }
      },
      "unit": "seconds",
      "optional": true
    },
    "prometheus_rule_group_last_rule_duration_sum_seconds": {
      "type": "gauge",
      "help": "The sum of time in seconds it took to evaluate each rule in the group regardless of concurrency. This should be higher than the group duration if rules are evaluated concurrently.",
      "labels": {
        "rule_group": {
          "kind": "open",
          "values": []
        }
      },
      "unit": "seconds",
      "optional": true
    },
    "prometheus_rule_group_rules": {
      "type": "gauge",
      "help": "The number of rules.",
      "labels": {
        "rule_group": {
          "kind": "open",
          "values": []
        }
      }
    },
    "prometheus_sd_azure_failures_total": {
      "type": "counter",
      "help": "Number of Azure service discovery refresh failures.",
      "labels": {},
      "optional": true
    },
    "prometheus_sd_discovered_targets": {
      "type": "gauge",
      "help": "Current number of discovered targets.",
      "labels": {
        "config": {
          "kind": "open",
          "values": []
        },
        "name": {
          "kind": "open",
          "values": []
        }
      }
    },
    "prometheus_sd_dns_lookup_failures_total": {
      "type": "counter",
      "help": "The number of DNS-SD lookup failures.",
      "labels": {}
    },
    "prometheus_sd_dns_lookups_total": {
      "type": "counter",
      "help": "The number of DNS-SD lookups.",
      "labels": {}
    },
    "prometheus_sd_failed_configs": {
      "type": "gauge",
      "help": "Current number of service discovery configurations that failed to load.",
      "labels": {
        "name": {
          "kind": "open",
          "values": []
        }
      }
    },
    "prometheus_sd_file_read_errors_total": {
      "type": "counter",
      "help": "The number of File-SD read errors.",
      "labels": {}
    },
    "prometheus_sd_file_scan_duration_seconds": {
      "type": "summary",
      "help": "The duration of the File-SD scan in seconds.",
      "quantiles": [
        0.5,
        0.9,
        0.99
      ],
      "labels": {},
      "unit": "seconds"
    },
    "prometheus_sd_file_watcher_errors_total": {
      "type": "counter",
      "help": "The number of File-SD errors caused by filesystem watch failures.",
      "labels": {}
    },
    "prometheus_sd_http_failures_total": {
      "type": "counter",
      "help": "Number of HTTP service discovery refresh failures.",
      "labels": {}
    },
    "prometheus_sd_kubernetes_events_total": {
      "type": "counter",
      "help": "The number of Kubernetes events handled.",
      "labels": {
        "event": {
          "kind": "open",
          "values": []
        },
        "role": {
          "kind": "open",
          "values": []
        }
      },
      "optional": true
    },
    "prometheus_sd_kubernetes_failures_total": {
      "type": "counter",
      "help": "The number of failed WATCH/LIST requests.",
      "labels": {},
      "optional": true
    },
    "prometheus_sd_linode_failures_total": {
      "type": "counter",
      "help": "Number of Linode service discovery refresh failures.",
      "labels": {},
      "optional": true
    },
    "prometheus_sd_received_updates_total": {
      "type": "counter",
      "help": "Total number of update events received from the SD providers.",
      "labels": {
        "name": {
          "kind": "open",
          "values": []
        }
      }
    },
    "prometheus_sd_updates_delayed_total": {
      "type": "counter",
      "help": "Total number of update events that couldn't be sent immediately.",
      "labels": {
        "name": {
          "kind": "open",
          "values": []
        }
      },
      "optional": true
    },
    "prometheus_sd_updates_total": {
      "type": "counter",
      "help": "Total number of update events sent to the SD consumers.",
      "labels": {
        "name": {
          "kind": "open",
          "values": []
        }
      },
      "optional": true
    },
    "prometheus_target_scrape_pool_exceeded_label_limits_total": {
      "type": "counter",
      "help": "Total number of times scrape pools hit the label limits, during sync or config reload.",
      "labels": {}
    },
    "prometheus_target_scrape_pool_exceeded_target_limit_total": {
      "type": "counter",
      "help": "Total number of times scrape pools hit the target limit, during sync or config reload.",
      "labels": {}
    },
    "prometheus_target_scrape_pool_reloads_failed_total": {
      "type": "counter",
      "help": "Total number of failed scrape pool reloads.",
      "labels": {}
    },
    "prometheus_target_scrape_pool_reloads_total": {
      "type": "counter",
      "help": "Total number of scrape pool reloads.",
      "labels": {}
    },
    "prometheus_target_scrape_pools_failed_total": {
      "type": "counter",
      "help": "Total number of scrape pool creations that failed.",
      "labels": {}
    },
    "prometheus_target_scrape_pools_total": {
      "type": "counter",
      "help": "Total number of scrape pool creation attempts.",
      "labels": {}
    },
    "prometheus_target_scrapes_cache_flush_forced_total": {
      "type": "counter",
      "help": "How many times a scrape cache was flushed due to getting big while scrapes are failing.",
      "labels": {}
    },
    "prometheus_target_scrapes_exceeded_body_size_limit_total": {
      "type": "counter",
      "help": "Total number of scrapes that hit the body size limit",
      "labels": {}
    },
    "prometheus_target_scrapes_exceeded_native_histogram_bucket_limit_total": {
      "type": "counter",
      "help": "Total number of scrapes that hit the native histogram bucket limit and were rejected.",
      "labels": {},
      "optional": true
    },
    "prometheus_target_scrapes_exceeded_sample_limit_total": {
      "type": "counter",
      "help": "Total number of scrapes that hit the sample limit and were rejected.",
      "labels": {}
    },
    "prometheus_target_scrapes_exemplar_out_of_order_total": {
      "type": "counter",
      "help": "Total number of exemplar rejected due to not being out of the expected order.",
      "labels": {}
    },
    "prometheus_target_scrapes_sample_duplicate_timestamp_total": {
      "type": "counter",
      "help": "Total number of samples rejected due to duplicate timestamps but different values.",
      "labels": {}
    },
    "prometheus_target_scrapes_sample_out_of_bounds_total": {
      "type": "counter",
      "help": "Total number of samples rejected due to timestamp falling outside of the time bounds.",
      "labels": {}
    },
    "prometheus_target_scrapes_sample_out_of_order_total": {
      "type": "counter",
      "help": "Total number of samples rejected due to not being out of the expected order.",
      "labels": {}
    },
    "prometheus_template_text_expansion_failures_total": {
      "type": "counter",
      "help": "The total number of template text expansion failures.",
      "labels": {}
    },
    "prometheus_template_text_expansions_total": {
      "type": "counter",
      "help": "The total number of template text expansions.",
      "labels": {}
    },
    "prometheus_treecache_watcher_goroutines": {
      "type": "gauge",
      "help": "The current number of watcher goroutines.",
      "labels": {}
    },
    "prometheus_treecache_zookeeper_failures_total": {
      "type": "counter",
      "help": "The total number of ZooKeeper failures.",
      "labels": {}
    },
    "prometheus_tsdb_blocks_loaded": {
      "type": "gauge",
      "help": "Number of currently loaded data blocks",
      "labels": {}
    },
    "prometheus_tsdb_checkpoint_creations_failed_total": {
      "type": "counter",
      "help": "Total number of checkpoint creations that failed.",
      "labels": {}
    },
    "prometheus_tsdb_checkpoint_creations_total": {
      "type": "counter",
      "help": "Total number of checkpoint creations attempted.",
      "labels": {}
    },
    "prometheus_tsdb_checkpoint_deletions_failed_total": {
      "type": "counter",
      "help": "Total number of checkpoint deletions that failed.",
      "labels": {}
    },
    "prometheus_tsdb_checkpoint_deletions_total": {
      "type": "counter",
      "help": "Total number of checkpoint deletions attempted.",
      "labels": {}
    },
    "prometheus_tsdb_clean_start": {
      "type": "gauge",
      "help": "-1: lockfile is disabled. 0: a lockfile from a previous execution was replaced. 1: lockfile creation was clean",
      "labels": {}
    },
    "prometheus_tsdb_compaction_chunk_range_seconds": {
      "type": "histogram",
      "help": "Final time range of chunks on their first compaction",
      "buckets": [
        100,
        400,
        1600,
        6400,
        25600,
        102400,
        409600,
        1638400,
        6553600,
        26214400
      ],
      "labels": {},
      "unit": "seconds"
    },
    "prometheus_tsdb_compaction_chunk_samples": {
      "type": "histogram",
      "help": "Final number of samples on their first compaction",
      "buckets": [
        4,
        6,
        9,
        13.5,
        20.25,
        30.375,
        45.5625,
        68.34375,
        102.515625,
        153.7734375,
        230.66015625,
        345.990234375
      ],
      "labels": {}
    },
    "prometheus_tsdb_compaction_chunk_size_bytes": {
      "type": "histogram",
      "help": "Final size of chunks on their first compaction",
      "buckets": [
        32,
        48,
        72,
        108,
        162,
        243,
        364.5,
        546.75,
        820.125,
        1230.1875,
        1845.28125,
        2767.921875
      ],
      "labels": {},
      "unit": "bytes"
    },
    "prometheus_tsdb_compaction_duration_seconds": {
      "type": "histogram",
      "help": "Duration of compaction runs",
      "buckets": [
        1,
        2,
        4,
        8,
        16,
        32,
        64,
        128,
        256,
        512,
        1024,
        2048,
        4096,
        8192
      ],
      "labels": {},
      "unit": "seconds"
    },
    "prometheus_tsdb_compaction_populating_block": {
      "type": "gauge",
      "help": "Set to 1 when a block is currently being written to the disk.",
      "labels": {}
    },
    "prometheus_tsdb_compactions_failed_total": {
      "type": "counter",
      "help": "Total number of compactions that failed for the partition.",
      "labels": {}
    },
    "prometheus_tsdb_compactions_skipped_total": {
      "type": "counter",
      "help": "Total number of skipped compactions due to disabled auto compaction.",
      "labels": {}
    },
    "prometheus_tsdb_compactions_total": {
      "type": "counter",
      "help": "Total number of compactions that were executed for the partition.",
      "labels": {}
    },
    "prometheus_tsdb_compactions_triggered_total": {
      "type": "counter",
      "help": "Total number of triggered compactions for the partition.",
      "labels": {}
    },
    "prometheus_tsdb_data_replay_duration_seconds": {
      "type": "gauge",
      "help": "Time taken to replay the data on disk.",
      "labels": {},
      "unit": "seconds"
    },
    "prometheus_tsdb_exemplar_exemplars_appended_total": {
      "type": "counter",
      "help": "Total number of appended exemplars.",
      "labels": {}
    },
    "prometheus_tsdb_exemplar_exemplars_in_storage": {
      "type": "gauge",
      "help": "Number of exemplars currently in circular storage.",
      "labels": {}
    },
    "prometheus_tsdb_exemplar_last_exemplars_timestamp_seconds": {
      "type": "gauge",
      "help": "The timestamp of the oldest exemplar stored in circular storage. Useful to check for what timerange the current exemplar buffer limit allows. This usually means the last timestampfor all exemplars for a typical setup. This is not true though if one of the series timestamp is in future compared to rest series.",
      "labels": {},
      "unit": "seconds"
    },
    "prometheus_tsdb_exemplar_max_exemplars": {
      "type": "gauge",
      "help": "Total number of exemplars the exemplar storage can store, resizeable.",
      "labels": {}
    },
    "prometheus_tsdb_exemplar_out_of_order_exemplars_total": {
      "type": "counter",
      "help": "Total number of out of order exemplar ingestion failed attempts.",
      "labels": {}
    },
    "prometheus_tsdb_exemplar_series_with_exemplars_in_storage": {
      "type": "gauge",
      "help": "Number of series with exemplars currently in circular storage.",
      "labels": {}
    },
    "prometheus_tsdb_head_active_appenders": {
      "type": "gauge",
      "help": "Number of currently active appender transactions",
      "labels": {}
    },
    "prometheus_tsdb_head_chunks": {
      "type": "gauge",
      "help": "Total number of chunks in the head block.",
      "labels": {}
    },
    "prometheus_tsdb_head_chunks_created_total": {
      "type": "counter",
      "help": "Total number of chunks created in the head",
      "labels": {}
    },
    "prometheus_tsdb_head_chunks_removed_total": {
      "type": "counter",
      "help": "Total number of chunks removed in the head",
      "labels": {}
    },
    "prometheus_tsdb_head_chunks_storage_size_bytes": {
      "type": "gauge",
      "help": "Size of the chunks_head directory.",
      "labels": {},
      "unit": "bytes",
      "optional": true
    },
    "prometheus_tsdb_head_gc_duration_seconds": {
      "type": "summary",
      "help": "Runtime of garbage collection in the head block.",
      "quantiles": [],
      "labels": {},
      "unit": "seconds"
    },
    "prometheus_tsdb_head_max_time": {
      "type": "gauge",
      "help": "Maximum timestamp of the head block. The unit is decided by the library consumer.",
      "labels": {}
    },
    "prometheus_tsdb_head_max_time_seconds": {
      "type": "gauge",
      "help": "Maximum timestamp of the head block.",
      "labels": {},
      "unit": "seconds"
    },
    "prometheus_tsdb_head_min_time": {
      "type": "gauge",
      "help": "Minimum time bound of the head block. The unit is decided by the library consumer.",
      "labels": {}
    },
    "prometheus_tsdb_head_min_time_seconds": {
      "type": "gauge",
      "help": "Minimum time bound of the head block.",
      "labels": {},
      "unit": "seconds"
    },
    "prometheus_tsdb_head_out_of_order_samples_appended_total": {
      "type": "counter",
      "help": "Total number of appended out of order samples.",
      "labels": {
        "type": {
          "kind": "open",
          "values": [],
          "optional": true
        }
      }
    },
    "prometheus_tsdb_head_samples_appended_total": {
      "type": "counter",
      "help": "Total number of appended samples.",
      "labels": {
        "type": {
          "kind": "open",
          "values": []
        }
      }
    },
    "prometheus_tsdb_head_series": {
      "type": "gauge",
      "help": "Total number of series in the head block.",
      "labels": {}
    },
    "prometheus_tsdb_head_series_created_total": {
      "type": "counter",
      "help": "Total number of series created in the head",
      "labels": {}
    },
    "prometheus_tsdb_head_series_not_found_total": {
      "type": "counter",
      "help": "Total number of requests for series that were not found.",
      "labels": {}
    },
    "prometheus_tsdb_head_series_removed_total": {
      "type": "counter",
      "help": "Total number of series removed in the head",
      "labels": {}
    },
    "prometheus_tsdb_head_truncations_failed_total": {
      "type": "counter",
      "help": "Total number of head truncations that failed.",
      "labels": {}
    },
    "prometheus_tsdb_head_truncations_total": {
      "type": "counter",
      "help": "Total number of head truncations attempted.",
      "labels": {}
    },
    "prometheus_tsdb_isolation_high_watermark": {
      "type": "gauge",
      "help": "The highest TSDB append ID that has been given out.",
      "labels": {}
    },
    "prometheus_tsdb_isolation_low_watermark": {
      "type": "gauge",
      "help": "The lowest TSDB append ID that is still referenced.",
      "labels": {}
    },
    "prometheus_tsdb_lowest_timestamp": {
      "type": "gauge",
      "help": "Lowest timestamp value stored in the database. The unit is decided by the library consumer.",
      "labels": {}
    },
    "prometheus_tsdb_lowest_timestamp_seconds": {
      "type": "gauge",
      "help": "Lowest timestamp value stored in the database.",
      "labels": {},
      "unit": "seconds"
    },
    "prometheus_tsdb_mmap_chunk_corruptions_total": {
      "type": "counter",
      "help": "Total number of memory-mapped chunk corruptions.",
      "labels": {}
    },
    "prometheus_tsdb_mmap_chunks_total": {
      "type": "counter",
      "help": "Total number of chunks that were memory-mapped.",
      "labels": {},
      "optional": true
    },
    "prometheus_tsdb_out_of_bound_samples_total": {
      "type": "counter",
      "help": "Total number of out of bound samples ingestion failed attempts with out of order support disabled.",
      "labels": {
        "type": {
          "kind": "open",
          "values": []
        }
      }
    },
    "prometheus_tsdb_out_of_order_samples_total": {
      "type": "counter",
      "help": "Total number of out of order samples ingestion failed attempts due to out of order being disabled.",
      "labels": {
        "type": {
          "kind": "open",
          "values": []
        }
      }
    },
    "prometheus_tsdb_reloads_failures_total": {
      "type": "counter",
      "help": "Number of times the database failed to reloadBlocks block data from disk.",
      "labels": {}
    },
    "prometheus_tsdb_reloads_total": {
      "type": "counter",
      "help": "Number of times the database reloaded block data from disk.",
      "labels": {}
    },
    "prometheus_tsdb_retention_limit_bytes": {
      "type": "gauge",
      "help": "Max number of bytes to be retained in the tsdb blocks, configured 0 means disabled",
      "labels": {},
      "unit": "bytes"
    },
    "prometheus_tsdb_retention_limit_seconds": {
      "type": "gauge",
      "help": "How long to retain samples in storage.",
      "labels": {},
      "unit": "seconds",
      "optional": true
    },
    "prometheus_tsdb_size_retentions_total": {
      "type": "counter",
      "help": "The number of times that blocks were deleted because the maximum number of bytes was exceeded.",
      "labels": {}
    },
    "prometheus_tsdb_snapshot_replay_error_total": {
      "type": "counter",
      "help": "Total number snapshot replays that failed.",
      "labels": {}
    },
    "prometheus_tsdb_storage_blocks_bytes": {
      "type": "gauge",
      "help": "The number of bytes that are currently used for local storage by all blocks.",
      "labels": {},
      "unit": "bytes"
    },
    "prometheus_tsdb_symbol_table_size_bytes": {
      "type": "gauge",
      "help": "Size of symbol table in memory for loaded blocks",
      "labels": {},
      "unit": "bytes"
    },
    "prometheus_tsdb_time_retentions_total": {
      "type": "counter",
      "help": "The number of times that blocks were deleted because the maximum time limit was exceeded.",
      "labels": {}
    },
    "prometheus_tsdb_tombstone_cleanup_seconds": {
      "type": "histogram",
      "help": "The time taken to recompact blocks to remove tombstones.",
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
    "prometheus_tsdb_too_old_samples_total": {
      "type": "counter",
      "help": "Total number of out of order samples ingestion failed attempts with out of support enabled, but sample outside of time window.",
      "labels": {
        "type": {
          "kind": "open",
          "values": []
        }
      }
    },
    "prometheus_tsdb_vertical_compactions_total": {
      "type": "counter",
      "help": "Total number of compactions done on overlapping blocks.",
      "labels": {}
    },
    "prometheus_tsdb_wal_completed_pages_total": {
      "type": "counter",
      "help": "Total number of completed pages.",
      "labels": {}
    },
    "prometheus_tsdb_wal_corruptions_total": {
      "type": "counter",
      "help": "Total number of WAL corruptions.",
      "labels": {}
    },
    "prometheus_tsdb_wal_fsync_duration_seconds": {
      "type": "summary",
      "help": "Duration of write log fsync.",
      "quantiles": [
        0.5,
        0.9,
        0.99
      ],
      "labels": {},
      "unit": "seconds"
    },
    "prometheus_tsdb_wal_page_flushes_total": {
      "type": "counter",
      "help": "Total number of page flushes.",
      "labels": {}
    },
    "prometheus_tsdb_wal_record_bytes_saved_total": {
      "type": "counter",
      "help": "Total number of bytes saved by the optional record compression. Use this metric to learn about the effectiveness compression.",
      "labels": {
        "compression": {
          "kind": "open",
          "values": []
        }
      },
      "optional": true
    },
    "prometheus_tsdb_wal_record_part_writes_total": {
      "type": "counter",
      "help": "Total number of record parts written before flushing.",
      "labels": {},
      "optional": true
    },
    "prometheus_tsdb_wal_record_parts_bytes_written_total": {
      "type": "counter",
      "help": "Total number of record part bytes written before flushing, including CRC and compression headers.",
      "labels": {},
      "optional": true
    },
    "prometheus_tsdb_wal_segment_current": {
      "type": "gauge",
      "help": "Write log segment index that TSDB is currently writing to.",
      "labels": {}
    },
    "prometheus_tsdb_wal_storage_size_bytes": {
      "type": "gauge",
      "help": "Size of the write log directory.",
      "labels": {},
      "unit": "bytes",
      "optional": true
    },
    "prometheus_tsdb_wal_truncate_duration_seconds": {
      "type": "summary",
      "help": "Duration of WAL truncation.",
      "quantiles": [],
      "labels": {},
      "unit": "seconds"
    },
    "prometheus_tsdb_wal_truncations_failed_total": {
      "type": "counter",
      "help": "Total number of write log truncations that failed.",
      "labels": {}
    },
    "prometheus_tsdb_wal_truncations_total": {
      "type": "counter",
      "help": "Total number of write log truncations attempted.",
      "labels": {}
    },
    "prometheus_tsdb_wal_writes_failed_total": {
      "type": "counter",
      "help": "Total number of write log writes that failed.",
      "labels": {}
    },
    "prometheus_web_federation_errors_total": {
      "type": "counter",
      "help": "Total number of errors that occurred while sending federation responses.",
      "labels": {}
    },
    "prometheus_web_federation_warnings_total": {
      "type": "counter",
      "help": "Total number of warnings that occurred while sending federation responses.",
      "labels": {}
    }
  }
} as const satisfies CatalogDescription;
