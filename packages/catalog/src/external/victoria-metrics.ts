// Generated from the JSON beside it by `npm run generate`. DO NOT EDIT.
import type { CatalogDescription } from '../description.ts';

/** What `lockstep import` saw. `open` labels may have other values; what is not written is not known. */
export const victoriaMetrics = {
  "lockstepCatalog": 1,
  "name": "victoria-metrics",
  "observed": true,
  "metrics": {
    "flag": {
      "type": "gauge",
      "help": "",
      "labels": {
        "is_set": {
          "kind": "open",
          "values": []
        },
        "name": {
          "kind": "open",
          "values": []
        },
        "value": {
          "kind": "open",
          "values": [],
          "optional": true
        }
      }
    },
    "process_cpu_cores_available": {
      "type": "gauge",
      "help": "",
      "labels": {}
    },
    "process_cpu_seconds_system_total": {
      "type": "counter",
      "help": "",
      "labels": {}
    },
    "process_cpu_seconds_total": {
      "type": "counter",
      "help": "",
      "labels": {},
      "unit": "seconds"
    },
    "process_cpu_seconds_user_total": {
      "type": "counter",
      "help": "",
      "labels": {}
    },
    "process_io_read_bytes_total": {
      "type": "gauge",
      "help": "",
      "labels": {},
      "unit": "bytes"
    },
    "process_io_read_syscalls_total": {
      "type": "gauge",
      "help": "",
      "labels": {}
    },
    "process_io_storage_read_bytes_total": {
      "type": "gauge",
      "help": "",
      "labels": {},
      "unit": "bytes"
    },
    "process_io_storage_written_bytes_total": {
      "type": "gauge",
      "help": "",
      "labels": {},
      "unit": "bytes"
    },
    "process_io_write_syscalls_total": {
      "type": "gauge",
      "help": "",
      "labels": {}
    },
    "process_io_written_bytes_total": {
      "type": "gauge",
      "help": "",
      "labels": {},
      "unit": "bytes"
    },
    "process_major_pagefaults_total": {
      "type": "counter",
      "help": "",
      "labels": {}
    },
    "process_max_fds": {
      "type": "gauge",
      "help": "",
      "labels": {}
    },
    "process_memory_limit_bytes": {
      "type": "gauge",
      "help": "",
      "labels": {},
      "unit": "bytes"
    },
    "process_minor_pagefaults_total": {
      "type": "counter",
      "help": "",
      "labels": {}
    },
    "process_num_threads": {
      "type": "gauge",
      "help": "",
      "labels": {}
    },
    "process_open_fds": {
      "type": "gauge",
      "help": "",
      "labels": {}
    },
    "process_pressure_cpu_stalled_seconds_total": {
      "type": "counter",
      "help": "",
      "labels": {},
      "unit": "seconds",
      "optional": true
    },
    "process_pressure_cpu_waiting_seconds_total": {
      "type": "counter",
      "help": "",
      "labels": {},
      "unit": "seconds",
      "optional": true
    },
    "process_pressure_io_stalled_seconds_total": {
      "type": "counter",
      "help": "",
      "labels": {},
      "unit": "seconds",
      "optional": true
    },
    "process_pressure_io_waiting_seconds_total": {
      "type": "counter",
      "help": "",
      "labels": {},
      "unit": "seconds",
      "optional": true
    },
    "process_pressure_memory_stalled_seconds_total": {
      "type": "counter",
      "help": "",
      "labels": {},
      "unit": "seconds",
      "optional": true
    },
    "process_pressure_memory_waiting_seconds_total": {
      "type": "counter",
      "help": "",
      "labels": {},
      "unit": "seconds",
      "optional": true
    },
    "process_resident_memory_anon_bytes": {
      "type": "gauge",
      "help": "",
      "labels": {},
      "unit": "bytes"
    },
    "process_resident_memory_bytes": {
      "type": "gauge",
      "help": "",
      "labels": {},
      "unit": "bytes"
    },
    "process_resident_memory_file_bytes": {
      "type": "gauge",
      "help": "",
      "labels": {},
      "unit": "bytes"
    },
    "process_resident_memory_peak_bytes": {
      "type": "gauge",
      "help": "",
      "labels": {},
      "unit": "bytes"
    },
    "process_resident_memory_shared_bytes": {
      "type": "gauge",
      "help": "",
      "labels": {},
      "unit": "bytes"
    },
    "process_start_time_seconds": {
      "type": "gauge",
      "help": "",
      "labels": {},
      "unit": "seconds"
    },
    "process_virtual_memory_bytes": {
      "type": "gauge",
      "help": "",
      "labels": {},
      "unit": "bytes"
    },
    "process_virtual_memory_peak_bytes": {
      "type": "gauge",
      "help": "",
      "labels": {},
      "unit": "bytes"
    },
    "vm_active_force_merges": {
      "type": "counter",
      "help": "",
      "labels": {}
    },
    "vm_active_merges": {
      "type": "gauge",
      "help": "",
      "labels": {
        "type": {
          "kind": "open",
          "values": []
        }
      }
    },
    "vm_allowed_memory_bytes": {
      "type": "gauge",
      "help": "",
      "labels": {},
      "unit": "bytes"
    },
    "vm_app_start_timestamp": {
      "type": "gauge",
      "help": "",
      "labels": {}
    },
    "vm_app_uptime_seconds": {
      "type": "gauge",
      "help": "",
      "labels": {},
      "unit": "seconds"
    },
    "vm_app_version": {
      "type": "gauge",
      "help": "",
      "labels": {}
    },
    "vm_assisted_merges_total": {
      "type": "counter",
      "help": "",
      "labels": {
        "type": {
          "kind": "open",
          "values": []
        }
      }
    },
    "vm_available_cpu_cores": {
      "type": "gauge",
      "help": "",
      "labels": {}
    },
    "vm_available_memory_bytes": {
      "type": "gauge",
      "help": "",
      "labels": {},
      "unit": "bytes"
    },
    "vm_blocks": {
      "type": "gauge",
      "help": "",
      "labels": {
        "type": {
          "kind": "open",
          "values": []
        }
      }
    },
    "vm_cache_chars_current": {
      "type": "gauge",
      "help": "",
      "labels": {
        "type": {
          "kind": "open",
          "values": []
        }
      }
    },
    "vm_cache_chars_max": {
      "type": "gauge",
      "help": "",
      "labels": {
        "type": {
          "kind": "open",
          "values": []
        }
      }
    },
    "vm_cache_collisions_total": {
      "type": "counter",
      "help": "",
      "labels": {
        "type": {
          "kind": "open",
          "values": []
        }
      }
    },
    "vm_cache_entries": {
      "type": "gauge",
      "help": "",
      "labels": {
        "type": {
          "kind": "open",
          "values": []
        }
      }
    },
    "vm_cache_misses_total": {
      "type": "gauge",
      "help": "",
      "labels": {
        "type": {
          "kind": "open",
          "values": []
        }
      }
    },
    "vm_cache_requests_total": {
      "type": "gauge",
      "help": "",
      "labels": {
        "type": {
          "kind": "open",
          "values": []
        }
      }
    },
    "vm_cache_resets_total": {
      "type": "counter",
      "help": "",
      "labels": {
        "type": {
          "kind": "open",
          "values": []
        }
      }
    },
    "vm_cache_rotations_total": {
      "type": "counter",
      "help": "",
      "labels": {
        "type": {
          "kind": "open",
          "values": []
        }
      },
      "optional": true
    },
    "vm_cache_size": {
      "type": "counter",
      "help": "",
      "labels": {
        "type": {
          "kind": "open",
          "values": []
        }
      },
      "optional": true
    },
    "vm_cache_size_bytes": {
      "type": "gauge",
      "help": "",
      "labels": {
        "type": {
          "kind": "open",
          "values": []
        }
      },
      "unit": "bytes"
    },
    "vm_cache_size_max_bytes": {
      "type": "gauge",
      "help": "",
      "labels": {
        "type": {
          "kind": "open",
          "values": []
        }
      },
      "unit": "bytes"
    },
    "vm_cache_syncs_total": {
      "type": "counter",
      "help": "",
      "labels": {
        "type": {
          "kind": "open",
          "values": []
        }
      },
      "optional": true
    },
    "vm_composite_filter_missing_conversions_total": {
      "type": "counter",
      "help": "",
      "labels": {}
    },
    "vm_composite_filter_success_conversions_total": {
      "type": "counter",
      "help": "",
      "labels": {}
    },
    "vm_composite_index_min_timestamp": {
      "type": "gauge",
      "help": "",
      "labels": {}
    },
    "vm_concurrent_addrows_capacity": {
      "type": "unknown",
      "help": "",
      "labels": {},
      "optional": true
    },
    "vm_concurrent_addrows_current": {
      "type": "unknown",
      "help": "",
      "labels": {},
      "optional": true
    },
    "vm_concurrent_addrows_dropped_rows_total": {
      "type": "unknown",
      "help": "",
      "labels": {},
      "optional": true
    },
    "vm_concurrent_addrows_limit_reached_total": {
      "type": "unknown",
      "help": "",
      "labels": {},
      "optional": true
    },
    "vm_concurrent_addrows_limit_timeout_total": {
      "type": "unknown",
      "help": "",
      "labels": {},
      "optional": true
    },
    "vm_concurrent_insert_capacity": {
      "type": "gauge",
      "help": "",
      "labels": {}
    },
    "vm_concurrent_insert_current": {
      "type": "gauge",
      "help": "",
      "labels": {}
    },
    "vm_concurrent_insert_limit_reached_total": {
      "type": "counter",
      "help": "",
      "labels": {}
    },
    "vm_concurrent_insert_limit_timeout_total": {
      "type": "counter",
      "help": "",
      "labels": {}
    },
    "vm_concurrent_search_tsids_capacity": {
      "type": "unknown",
      "help": "",
      "labels": {},
      "optional": true
    },
    "vm_concurrent_search_tsids_current": {
      "type": "unknown",
      "help": "",
      "labels": {},
      "optional": true
    },
    "vm_concurrent_search_tsids_limit_reached_total": {
      "type": "unknown",
      "help": "",
      "labels": {},
      "optional": true
    },
    "vm_concurrent_search_tsids_limit_timeout_total": {
      "type": "unknown",
      "help": "",
      "labels": {},
      "optional": true
    },
    "vm_concurrent_select_capacity": {
      "type": "gauge",
      "help": "",
      "labels": {}
    },
    "vm_concurrent_select_current": {
      "type": "gauge",
      "help": "",
      "labels": {}
    },
    "vm_concurrent_select_limit_reached_total": {
      "type": "counter",
      "help": "",
      "labels": {}
    },
    "vm_concurrent_select_limit_timeout_total": {
      "type": "counter",
      "help": "",
      "labels": {}
    },
    "vm_daily_series_limit_rows_dropped_total": {
      "type": "unknown",
      "help": "",
      "labels": {},
      "optional": true
    },
    "vm_data_size_bytes": {
      "type": "gauge",
      "help": "",
      "labels": {
        "type": {
          "kind": "open",
          "values": []
        }
      },
      "unit": "bytes"
    },
    "vm_date_metric_id_cache_resets_total": {
      "type": "unknown",
      "help": "",
      "labels": {},
      "optional": true
    },
    "vm_date_metric_id_cache_syncs_total": {
      "type": "unknown",
      "help": "",
      "labels": {},
      "optional": true
    },
    "vm_date_range_hits_total": {
      "type": "counter",
      "help": "",
      "labels": {}
    },
    "vm_date_range_search_calls_total": {
      "type": "counter",
      "help": "",
      "labels": {}
    },
    "vm_deduplicated_samples_total": {
      "type": "counter",
      "help": "",
      "labels": {
        "type": {
          "kind": "open",
          "values": []
        }
      }
    },
    "vm_deleted_metrics_total": {
      "type": "counter",
      "help": "",
      "labels": {
        "type": {
          "kind": "open",
          "values": []
        }
      }
    },
    "vm_downsampling_partitions_scheduled": {
      "type": "gauge",
      "help": "",
      "labels": {},
      "optional": true
    },
    "vm_downsampling_partitions_scheduled_size_bytes": {
      "type": "gauge",
      "help": "",
      "labels": {},
      "unit": "bytes",
      "optional": true
    },
    "vm_filestream_buffered_read_bytes_total": {
      "type": "counter",
      "help": "",
      "labels": {},
      "unit": "bytes"
    },
    "vm_filestream_buffered_read_calls_total": {
      "type": "counter",
      "help": "",
      "labels": {}
    },
    "vm_filestream_buffered_write_calls_total": {
      "type": "counter",
      "help": "",
      "labels": {}
    },
    "vm_filestream_buffered_written_bytes_total": {
      "type": "counter",
      "help": "",
      "labels": {},
      "unit": "bytes"
    },
    "vm_filestream_fsync_calls_total": {
      "type": "counter",
      "help": "",
      "labels": {},
      "optional": true
    },
    "vm_filestream_fsync_duration_seconds_total": {
      "type": "counter",
      "help": "",
      "labels": {},
      "unit": "seconds",
      "optional": true
    },
    "vm_filestream_read_duration_seconds_total": {
      "type": "counter",
      "help": "",
      "labels": {},
      "unit": "seconds"
    },
    "vm_filestream_readers": {
      "type": "counter",
      "help": "",
      "labels": {}
    },
    "vm_filestream_real_read_bytes_total": {
      "type": "counter",
      "help": "",
      "labels": {},
      "unit": "bytes"
    },
    "vm_filestream_real_read_calls_total": {
      "type": "counter",
      "help": "",
      "labels": {}
    },
    "vm_filestream_real_write_calls_total": {
      "type": "counter",
      "help": "",
      "labels": {}
    },
    "vm_filestream_real_written_bytes_total": {
      "type": "counter",
      "help": "",
      "labels": {},
      "unit": "bytes"
    },
    "vm_filestream_write_duration_seconds_total": {
      "type": "counter",
      "help": "",
      "labels": {},
      "unit": "seconds"
    },
    "vm_filestream_writers": {
      "type": "counter",
      "help": "",
      "labels": {}
    },
    "vm_free_disk_space_bytes": {
      "type": "gauge",
      "help": "",
      "labels": {
        "path": {
          "kind": "open",
          "values": []
        }
      },
      "unit": "bytes"
    },
    "vm_free_disk_space_limit_bytes": {
      "type": "gauge",
      "help": "",
      "labels": {
        "path": {
          "kind": "open",
          "values": []
        }
      },
      "unit": "bytes"
    },
    "vm_fs_info": {
      "type": "gauge",
      "help": "",
      "labels": {
        "fs_type": {
          "kind": "open",
          "values": []
        },
        "path": {
          "kind": "open",
          "values": []
        }
      },
      "optional": true
    },
    "vm_fs_read_bytes_total": {
      "type": "counter",
      "help": "",
      "labels": {},
      "unit": "bytes"
    },
    "vm_fs_read_calls_total": {
      "type": "counter",
      "help": "",
      "labels": {}
    },
    "vm_fs_readers": {
      "type": "counter",
      "help": "",
      "labels": {}
    },
    "vm_global_search_calls_total": {
      "type": "counter",
      "help": "",
      "labels": {}
    },
    "vm_gogc": {
      "type": "gauge",
      "help": "",
      "labels": {}
    },
    "vm_hourly_series_limit_rows_dropped_total": {
      "type": "unknown",
      "help": "",
      "labels": {},
      "optional": true
    },
    "vm_http_conn_timeout_closed_conns_total": {
      "type": "counter",
      "help": "",
      "labels": {}
    },
    "vm_http_request_errors_total": {
      "type": "counter",
      "help": "",
      "labels": {
        "path": {
          "kind": "open",
          "values": []
        },
        "protocol": {
          "kind": "open",
          "values": [],
          "optional": true
        },
        "reason": {
          "kind": "open",
          "values": [],
          "optional": true
        }
      }
    },
    "vm_http_requests_all_total": {
      "type": "counter",
      "help": "",
      "labels": {}
    },
    "vm_http_requests_total": {
      "type": "counter",
      "help": "",
      "labels": {
        "path": {
          "kind": "open",
          "values": []
        },
        "protocol": {
          "kind": "open",
          "values": [],
          "optional": true
        }
      }
    },
    "vm_index_blocks_with_metric_ids_incorrect_order_total": {
      "type": "counter",
      "help": "",
      "labels": {}
    },
    "vm_index_blocks_with_metric_ids_processed_total": {
      "type": "counter",
      "help": "",
      "labels": {}
    },
    "vm_indexdb_items_added_size_bytes_total": {
      "type": "counter",
      "help": "",
      "labels": {},
      "unit": "bytes"
    },
    "vm_indexdb_items_added_total": {
      "type": "counter",
      "help": "",
      "labels": {}
    },
    "vm_indexdb_items_dropped_total": {
      "type": "counter",
      "help": "",
      "labels": {
        "reason": {
          "kind": "open",
          "values": []
        }
      },
      "optional": true
    },
    "vm_ingestserver_request_errors_total": {
      "type": "counter",
      "help": "",
      "labels": {
        "name": {
          "kind": "open",
          "values": []
        },
        "net": {
          "kind": "open",
          "values": []
        },
        "type": {
          "kind": "open",
          "values": []
        }
      }
    },
    "vm_ingestserver_requests_total": {
      "type": "counter",
      "help": "",
      "labels": {
        "name": {
          "kind": "open",
          "values": []
        },
        "net": {
          "kind": "open",
          "values": []
        },
        "type": {
          "kind": "open",
          "values": []
        }
      }
    },
    "vm_last_partition_parts": {
      "type": "gauge",
      "help": "",
      "labels": {
        "type": {
          "kind": "open",
          "values": []
        }
      },
      "optional": true
    },
    "vm_log_messages_total": {
      "type": "counter",
      "help": "",
      "labels": {
        "is_printed": {
          "kind": "open",
          "values": []
        },
        "level": {
          "kind": "open",
          "values": []
        },
        "location": {
          "kind": "open",
          "values": []
        }
      },
      "optional": true
    },
    "vm_memory_intensive_queries_total": {
      "type": "counter",
      "help": "",
      "labels": {},
      "optional": true
    },
    "vm_merge_need_free_disk_space": {
      "type": "unknown",
      "help": "",
      "labels": {
        "type": {
          "kind": "open",
          "values": []
        }
      },
      "optional": true
    },
    "vm_merges_total": {
      "type": "counter",
      "help": "",
      "labels": {
        "type": {
          "kind": "open",
          "values": []
        }
      }
    },
    "vm_metadata_rows_inserted_total": {
      "type": "counter",
      "help": "",
      "labels": {
        "type": {
          "kind": "open",
          "values": []
        }
      },
      "optional": true
    },
    "vm_metric_rows_skipped_total": {
      "type": "counter",
      "help": "",
      "labels": {
        "name": {
          "kind": "open",
          "values": []
        }
      }
    },
    "vm_metrics_metadata_storage_items": {
      "type": "gauge",
      "help": "",
      "labels": {},
      "optional": true
    },
    "vm_metrics_metadata_storage_max_size_bytes": {
      "type": "counter",
      "help": "",
      "labels": {},
      "unit": "bytes",
      "optional": true
    },
    "vm_metrics_metadata_storage_size_bytes": {
      "type": "counter",
      "help": "",
      "labels": {},
      "unit": "bytes",
      "optional": true
    },
    "vm_metrics_with_dropped_labels_total": {
      "type": "unknown",
      "help": "",
      "labels": {},
      "optional": true
    },
    "vm_missing_metric_names_for_metric_id_total": {
      "type": "counter",
      "help": "",
      "labels": {}
    },
    "vm_missing_tsids_for_metric_id_total": {
      "type": "counter",
      "help": "",
      "labels": {}
    },
    "vm_mmapped_files": {
      "type": "counter",
      "help": "",
      "labels": {},
      "optional": true
    },
    "vm_new_timeseries_created_total": {
      "type": "counter",
      "help": "",
      "labels": {}
    },
    "vm_next_retention_seconds": {
      "type": "gauge",
      "help": "",
      "labels": {},
      "unit": "seconds"
    },
    "vm_nfs_dir_remove_failed_attempts_total": {
      "type": "counter",
      "help": "",
      "labels": {}
    },
    "vm_nfs_pending_dirs_to_remove": {
      "type": "gauge",
      "help": "",
      "labels": {}
    },
    "vm_object_references": {
      "type": "gauge",
      "help": "",
      "labels": {
        "type": {
          "kind": "open",
          "values": []
        }
      },
      "optional": true
    },
    "vm_os_info": {
      "type": "gauge",
      "help": "",
      "labels": {
        "os": {
          "kind": "open",
          "values": []
        },
        "release": {
          "kind": "open",
          "values": []
        }
      },
      "optional": true
    },
    "vm_part_references": {
      "type": "gauge",
      "help": "",
      "labels": {
        "type": {
          "kind": "open",
          "values": []
        }
      },
      "optional": true
    },
    "vm_partition_references": {
      "type": "gauge",
      "help": "",
      "labels": {
        "type": {
          "kind": "open",
          "values": []
        }
      },
      "optional": true
    },
    "vm_parts": {
      "type": "gauge",
      "help": "",
      "labels": {
        "type": {
          "kind": "open",
          "values": []
        }
      }
    },
    "vm_pending_rows": {
      "type": "gauge",
      "help": "",
      "labels": {
        "type": {
          "kind": "open",
          "values": []
        }
      }
    },
    "vm_promscrape_active_scrapers": {
      "type": "counter",
      "help": "",
      "labels": {
        "type": {
          "kind": "open",
          "values": []
        }
      }
    },
    "vm_promscrape_config_changes_total": {
      "type": "counter",
      "help": "",
      "labels": {
        "type": {
          "kind": "open",
          "values": []
        }
      }
    },
    "vm_promscrape_config_last_reload_success_timestamp_seconds": {
      "type": "counter",
      "help": "",
      "labels": {},
      "unit": "seconds",
      "optional": true
    },
    "vm_promscrape_config_last_reload_successful": {
      "type": "gauge",
      "help": "",
      "labels": {},
      "optional": true
    },
    "vm_promscrape_config_reloads_errors_total": {
      "type": "counter",
      "help": "",
      "labels": {},
      "optional": true
    },
    "vm_promscrape_config_reloads_total": {
      "type": "counter",
      "help": "",
      "labels": {}
    },
    "vm_promscrape_conn_bytes_read_total": {
      "type": "unknown",
      "help": "",
      "labels": {},
      "optional": true
    },
    "vm_promscrape_conn_bytes_written_total": {
      "type": "unknown",
      "help": "",
      "labels": {},
      "optional": true
    },
    "vm_promscrape_conn_read_errors_total": {
      "type": "unknown",
      "help": "",
      "labels": {},
      "optional": true
    },
    "vm_promscrape_conn_reads_total": {
      "type": "unknown",
      "help": "",
      "labels": {},
      "optional": true
    },
    "vm_promscrape_conn_write_errors_total": {
      "type": "unknown",
      "help": "",
      "labels": {},
      "optional": true
    },
    "vm_promscrape_conn_writes_total": {
      "type": "unknown",
      "help": "",
      "labels": {},
      "optional": true
    },
    "vm_promscrape_conns": {
      "type": "unknown",
      "help": "",
      "labels": {},
      "optional": true
    },
    "vm_promscrape_dial_errors_total": {
      "type": "unknown",
      "help": "",
      "labels": {},
      "optional": true
    },
    "vm_promscrape_dials_total": {
      "type": "unknown",
      "help": "",
      "labels": {},
      "optional": true
    },
    "vm_promscrape_discovery_consul_service_watchers": {
      "type": "counter",
      "help": "",
      "labels": {}
    },
    "vm_promscrape_discovery_consul_service_watchers_created_total": {
      "type": "counter",
      "help": "",
      "labels": {}
    },
    "vm_promscrape_discovery_consul_service_watchers_stopped_total": {
      "type": "counter",
      "help": "",
      "labels": {}
    },
    "vm_promscrape_discovery_consulagent_service_watchers": {
      "type": "counter",
      "help": "",
      "labels": {},
      "optional": true
    },
    "vm_promscrape_discovery_consulagent_service_watchers_created_total": {
      "type": "counter",
      "help": "",
      "labels": {},
      "optional": true
    },
    "vm_promscrape_discovery_consulagent_service_watchers_stopped_total": {
      "type": "counter",
      "help": "",
      "labels": {},
      "optional": true
    },
    "vm_promscrape_discovery_kubernetes_group_watchers": {
      "type": "gauge",
      "help": "",
      "labels": {}
    },
    "vm_promscrape_discovery_nomad_service_watchers": {
      "type": "counter",
      "help": "",
      "labels": {},
      "optional": true
    },
    "vm_promscrape_discovery_nomad_service_watchers_created_total": {
      "type": "counter",
      "help": "",
      "labels": {},
      "optional": true
    },
    "vm_promscrape_discovery_nomad_service_watchers_stopped_total": {
      "type": "counter",
      "help": "",
      "labels": {},
      "optional": true
    },
    "vm_promscrape_discovery_requests_total": {
      "type": "counter",
      "help": "",
      "labels": {}
    },
    "vm_promscrape_discovery_retries_total": {
      "type": "counter",
      "help": "",
      "labels": {}
    },
    "vm_promscrape_discoveryutil_configmap_entries_count": {
      "type": "counter",
      "help": "",
      "labels": {},
      "optional": true
    },
    "vm_promscrape_discoveryutils_configmap_entries_count": {
      "type": "unknown",
      "help": "",
      "labels": {},
      "optional": true
    },
    "vm_promscrape_max_scrape_size_exceeded_errors_total": {
      "type": "counter",
      "help": "",
      "labels": {}
    },
    "vm_promscrape_scrape_requests_total": {
      "type": "counter",
      "help": "",
      "labels": {},
      "optional": true
    },
    "vm_promscrape_scrape_retries_total": {
      "type": "unknown",
      "help": "",
      "labels": {},
      "optional": true
    },
    "vm_promscrape_scrapers_started_total": {
      "type": "counter",
      "help": "",
      "labels": {
        "type": {
          "kind": "open",
          "values": []
        }
      }
    },
    "vm_promscrape_scrapers_stopped_total": {
      "type": "counter",
      "help": "",
      "labels": {
        "type": {
          "kind": "open",
          "values": []
        }
      }
    },
    "vm_promscrape_scrapes_failed_total": {
      "type": "counter",
      "help": "",
      "labels": {}
    },
    "vm_promscrape_scrapes_gunzip_failed_total": {
      "type": "unknown",
      "help": "",
      "labels": {},
      "optional": true
    },
    "vm_promscrape_scrapes_gunziped_total": {
      "type": "unknown",
      "help": "",
      "labels": {},
      "optional": true
    },
    "vm_promscrape_scrapes_skipped_by_label_limit_total": {
      "type": "counter",
      "help": "",
      "labels": {},
      "optional": true
    },
    "vm_promscrape_scrapes_skipped_by_sample_limit_total": {
      "type": "counter",
      "help": "",
      "labels": {}
    },
    "vm_promscrape_scrapes_timed_out_total": {
      "type": "counter",
      "help": "",
      "labels": {}
    },
    "vm_promscrape_scrapes_total": {
      "type": "counter",
      "help": "",
      "labels": {
        "status_code": {
          "kind": "open",
          "values": []
        }
      }
    },
    "vm_promscrape_stale_samples_created_total": {
      "type": "counter",
      "help": "",
      "labels": {}
    },
    "vm_promscrape_targets": {
      "type": "gauge",
      "help": "",
      "labels": {
        "status": {
          "kind": "open",
          "values": []
        },
        "type": {
          "kind": "open",
          "values": []
        }
      }
    },
    "vm_protoparser_blocks_read_total": {
      "type": "counter",
      "help": "",
      "labels": {
        "type": {
          "kind": "open",
          "values": []
        }
      }
    },
    "vm_protoparser_metadata_read_total": {
      "type": "counter",
      "help": "",
      "labels": {
        "type": {
          "kind": "open",
          "values": []
        }
      },
      "optional": true
    },
    "vm_protoparser_parse_errors_total": {
      "type": "counter",
      "help": "",
      "labels": {
        "type": {
          "kind": "open",
          "values": []
        }
      }
    },
    "vm_protoparser_process_errors_total": {
      "type": "counter",
      "help": "",
      "labels": {
        "type": {
          "kind": "open",
          "values": []
        }
      }
    },
    "vm_protoparser_read_calls_total": {
      "type": "counter",
      "help": "",
      "labels": {
        "type": {
          "kind": "open",
          "values": []
        }
      }
    },
    "vm_protoparser_read_errors_total": {
      "type": "counter",
      "help": "",
      "labels": {
        "type": {
          "kind": "open",
          "values": []
        }
      }
    },
    "vm_protoparser_rows_read_total": {
      "type": "counter",
      "help": "",
      "labels": {
        "type": {
          "kind": "open",
          "values": []
        }
      }
    },
    "vm_protoparser_unmarshal_errors_total": {
      "type": "counter",
      "help": "",
      "labels": {
        "type": {
          "kind": "open",
          "values": []
        }
      }
    },
    "vm_references": {
      "type": "unknown",
      "help": "",
      "labels": {
        "name": {
          "kind": "open",
          "values": []
        },
        "type": {
          "kind": "open",
          "values": []
        }
      },
      "optional": true
    },
    "vm_relabel_metrics_dropped_total": {
      "type": "counter",
      "help": "",
      "labels": {}
    },
    "vm_rollup_result_cache_full_hits_total": {
      "type": "counter",
      "help": "",
      "labels": {}
    },
    "vm_rollup_result_cache_miss_total": {
      "type": "counter",
      "help": "",
      "labels": {}
    },
    "vm_rollup_result_cache_partial_hits_total": {
      "type": "counter",
      "help": "",
      "labels": {}
    },
    "vm_rollup_result_cache_requests_total": {
      "type": "counter",
      "help": "",
      "labels": {},
      "optional": true
    },
    "vm_rollup_result_cache_resets_total": {
      "type": "counter",
      "help": "",
      "labels": {},
      "optional": true
    },
    "vm_rows": {
      "type": "gauge",
      "help": "",
      "labels": {
        "type": {
          "kind": "open",
          "values": []
        }
      }
    },
    "vm_rows_added_to_storage_total": {
      "type": "counter",
      "help": "",
      "labels": {}
    },
    "vm_rows_deleted_total": {
      "type": "counter",
      "help": "",
      "labels": {
        "type": {
          "kind": "open",
          "values": []
        }
      }
    },
    "vm_rows_ignored_total": {
      "type": "gauge",
      "help": "",
      "labels": {
        "reason": {
          "kind": "open",
          "values": []
        }
      }
    },
    "vm_rows_inserted_total": {
      "type": "counter",
      "help": "",
      "labels": {
        "type": {
          "kind": "open",
          "values": []
        }
      }
    },
    "vm_rows_invalid_total": {
      "type": "counter",
      "help": "",
      "labels": {
        "type": {
          "kind": "open",
          "values": []
        }
      }
    },
    "vm_rows_merged_total": {
      "type": "counter",
      "help": "",
      "labels": {
        "type": {
          "kind": "open",
          "values": []
        }
      }
    },
    "vm_rows_received_by_storage_total": {
      "type": "counter",
      "help": "",
      "labels": {},
      "optional": true
    },
    "vm_search_delays_total": {
      "type": "unknown",
      "help": "",
      "labels": {},
      "optional": true
    },
    "vm_search_max_unique_timeseries": {
      "type": "gauge",
      "help": "",
      "labels": {},
      "optional": true
    },
    "vm_slow_metric_name_loads_total": {
      "type": "unknown",
      "help": "",
      "labels": {},
      "optional": true
    },
    "vm_slow_per_day_index_inserts_total": {
      "type": "counter",
      "help": "",
      "labels": {}
    },
    "vm_slow_queries_total": {
      "type": "counter",
      "help": "",
      "labels": {}
    },
    "vm_slow_row_inserts_total": {
      "type": "counter",
      "help": "",
      "labels": {}
    },
    "vm_snapshots": {
      "type": "gauge",
      "help": "",
      "labels": {},
      "optional": true
    },
    "vm_storage_is_read_only": {
      "type": "gauge",
      "help": "",
      "labels": {
        "path": {
          "kind": "open",
          "values": []
        }
      }
    },
    "vm_streamaggr_labels_compressor_items_count": {
      "type": "gauge",
      "help": "",
      "labels": {},
      "optional": true
    },
    "vm_streamaggr_labels_compressor_size_bytes": {
      "type": "gauge",
      "help": "",
      "labels": {},
      "unit": "bytes",
      "optional": true
    },
    "vm_tcplistener_accepts_total": {
      "type": "counter",
      "help": "",
      "labels": {
        "addr": {
          "kind": "open",
          "values": []
        },
        "name": {
          "kind": "open",
          "values": []
        }
      }
    },
    "vm_tcplistener_conns": {
      "type": "gauge",
      "help": "",
      "labels": {
        "addr": {
          "kind": "open",
          "values": []
        },
        "name": {
          "kind": "open",
          "values": []
        }
      }
    },
    "vm_tcplistener_errors_total": {
      "type": "counter",
      "help": "",
      "labels": {
        "addr": {
          "kind": "open",
          "values": []
        },
        "name": {
          "kind": "open",
          "values": []
        },
        "type": {
          "kind": "open",
          "values": []
        }
      }
    },
    "vm_tcplistener_read_bytes_total": {
      "type": "counter",
      "help": "",
      "labels": {
        "addr": {
          "kind": "open",
          "values": []
        },
        "name": {
          "kind": "open",
          "values": []
        }
      },
      "unit": "bytes"
    },
    "vm_tcplistener_read_calls_total": {
      "type": "counter",
      "help": "",
      "labels": {
        "addr": {
          "kind": "open",
          "values": []
        },
        "name": {
          "kind": "open",
          "values": []
        }
      }
    },
    "vm_tcplistener_read_timeouts_total": {
      "type": "counter",
      "help": "",
      "labels": {
        "addr": {
          "kind": "open",
          "values": []
        },
        "name": {
          "kind": "open",
          "values": []
        }
      }
    },
    "vm_tcplistener_write_calls_total": {
      "type": "counter",
      "help": "",
      "labels": {
        "addr": {
          "kind": "open",
          "values": []
        },
        "name": {
          "kind": "open",
          "values": []
        }
      }
    },
    "vm_tcplistener_write_timeouts_total": {
      "type": "counter",
      "help": "",
      "labels": {
        "addr": {
          "kind": "open",
          "values": []
        },
        "name": {
          "kind": "open",
          "values": []
        }
      }
    },
    "vm_tcplistener_written_bytes_total": {
      "type": "counter",
      "help": "",
      "labels": {
        "addr": {
          "kind": "open",
          "values": []
        },
        "name": {
          "kind": "open",
          "values": []
        }
      },
      "unit": "bytes"
    },
    "vm_timeseries_precreated_total": {
      "type": "counter",
      "help": "",
      "labels": {},
      "optional": true
    },
    "vm_timeseries_repopulated_total": {
      "type": "counter",
      "help": "",
      "labels": {}
    },
    "vm_timestamps_blocks_merged_total": {
      "type": "counter",
      "help": "",
      "labels": {}
    },
    "vm_timestamps_bytes_saved_total": {
      "type": "counter",
      "help": "",
      "labels": {}
    },
    "vm_tmp_blocks_files_created_total": {
      "type": "counter",
      "help": "",
      "labels": {}
    },
    "vm_tmp_blocks_files_directory_free_bytes": {
      "type": "gauge",
      "help": "",
      "labels": {},
      "unit": "bytes"
    },
    "vm_tmp_blocks_max_inmemory_file_size_bytes": {
      "type": "gauge",
      "help": "",
      "labels": {},
      "unit": "bytes"
    },
    "vm_too_big_rollup_results_total": {
      "type": "counter",
      "help": "",
      "labels": {}
    },
    "vm_too_long_label_names_total": {
      "type": "unknown",
      "help": "",
      "labels": {},
      "optional": true
    },
    "vm_too_long_label_values_total": {
      "type": "unknown",
      "help": "",
      "labels": {},
      "optional": true
    },
    "vm_total_disk_space_bytes": {
      "type": "gauge",
      "help": "",
      "labels": {
        "path": {
          "kind": "open",
          "values": []
        }
      },
      "unit": "bytes",
      "optional": true
    },
    "vm_zstd_block_compress_calls_total": {
      "type": "counter",
      "help": "",
      "labels": {}
    },
    "vm_zstd_block_compressed_bytes_total": {
      "type": "counter",
      "help": "",
      "labels": {},
      "unit": "bytes"
    },
    "vm_zstd_block_decompress_calls_total": {
      "type": "counter",
      "help": "",
      "labels": {}
    },
    "vm_zstd_block_original_bytes_total": {
      "type": "counter",
      "help": "",
      "labels": {},
      "unit": "bytes"
    }
  }
} as const satisfies CatalogDescription;
