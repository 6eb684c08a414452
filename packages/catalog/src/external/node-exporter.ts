// Generated from the JSON beside it by `npm run generate`. DO NOT EDIT.
import type { CatalogDescription } from '../description.ts';

/** What `lockstep import` saw. `open` labels may have other values; what is not written is not known. */
export const nodeExporter = {
  "lockstepCatalog": 1,
  "name": "node-exporter",
  "observed": true,
  "metrics": {
    "node_arp_entries": {
      "type": "gauge",
      "help": "ARP entries by device",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        }
      }
    },
    "node_boot_time_seconds": {
      "type": "gauge",
      "help": "Node boot time, in unixtime.",
      "labels": {},
      "unit": "seconds"
    },
    "node_context_switches_total": {
      "type": "counter",
      "help": "Total number of context switches.",
      "labels": {}
    },
    "node_cpu_guest_seconds_total": {
      "type": "counter",
      "help": "Seconds the CPUs spent in guests (VMs) for each mode.",
      "labels": {
        "cpu": {
          "kind": "open",
          "values": []
        },
        "mode": {
          "kind": "closed",
          "values": [
            "nice",
            "user"
          ]
        }
      },
      "unit": "seconds"
    },
    "node_cpu_seconds_total": {
      "type": "counter",
      "help": "Seconds the CPUs spent in each mode.",
      "labels": {
        "cpu": {
          "kind": "open",
          "values": []
        },
        "mode": {
          "kind": "closed",
          "values": [
            "idle",
            "iowait",
            "irq",
            "nice",
            "softirq",
            "steal",
            "system",
            "user"
          ]
        }
      },
      "unit": "seconds"
    },
    "node_disk_discard_time_seconds_total": {
      "type": "counter",
      "help": "This is the total number of seconds spent by all discards.",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        }
      },
      "unit": "seconds"
    },
    "node_disk_discarded_sectors_total": {
      "type": "counter",
      "help": "The total number of sectors discarded successfully.",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        }
      }
    },
    "node_disk_discards_completed_total": {
      "type": "counter",
      "help": "The total number of discards completed successfully.",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        }
      }
    },
    "node_disk_discards_merged_total": {
      "type": "counter",
      "help": "The total number of discards merged.",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        }
      }
    },
    "node_disk_flush_requests_time_seconds_total": {
      "type": "counter",
      "help": "This is the total number of seconds spent by all flush requests.",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        }
      },
      "unit": "seconds"
    },
    "node_disk_flush_requests_total": {
      "type": "counter",
      "help": "The total number of flush requests completed successfully",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        }
      }
    },
    "node_disk_info": {
      "type": "gauge",
      "help": "Info of /sys/block/<block_device>.",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        },
        "major": {
          "kind": "open",
          "values": []
        },
        "minor": {
          "kind": "open",
          "values": []
        },
        "rotational": {
          "kind": "open",
          "values": [],
          "optional": true
        }
      }
    },
    "node_disk_io_now": {
      "type": "gauge",
      "help": "The number of I/Os currently in progress.",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        }
      }
    },
    "node_disk_io_time_seconds_total": {
      "type": "counter",
      "help": "Total seconds spent doing I/Os.",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        }
      },
      "unit": "seconds"
    },
    "node_disk_io_time_weighted_seconds_total": {
      "type": "counter",
      "help": "The weighted # of seconds spent doing I/Os.",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        }
      },
      "unit": "seconds"
    },
    "node_disk_read_bytes_total": {
      "type": "counter",
      "help": "The total number of bytes read successfully.",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        }
      },
      "unit": "bytes"
    },
    "node_disk_read_time_seconds_total": {
      "type": "counter",
      "help": "The total number of seconds spent by all reads.",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        }
      },
      "unit": "seconds"
    },
    "node_disk_reads_completed_total": {
      "type": "counter",
      "help": "The total number of reads completed successfully.",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        }
      }
    },
    "node_disk_reads_merged_total": {
      "type": "counter",
      "help": "The total number of reads merged.",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        }
      }
    },
    "node_disk_write_time_seconds_total": {
      "type": "counter",
      "help": "This is the total number of seconds spent by all writes.",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        }
      },
      "unit": "seconds"
    },
    "node_disk_writes_completed_total": {
      "type": "counter",
      "help": "The total number of writes completed successfully.",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        }
      }
    },
    "node_disk_writes_merged_total": {
      "type": "counter",
      "help": "The number of writes merged.",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        }
      }
    },
    "node_disk_written_bytes_total": {
      "type": "counter",
      "help": "The total number of bytes written successfully.",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        }
      },
      "unit": "bytes"
    },
    "node_entropy_available_bits": {
      "type": "gauge",
      "help": "Bits of available entropy.",
      "labels": {}
    },
    "node_entropy_pool_size_bits": {
      "type": "gauge",
      "help": "Bits of entropy pool.",
      "labels": {}
    },
    "node_exporter_build_info": {
      "type": "gauge",
      "help": "A metric with a constant '1' value labeled by version, revision, branch, goversion from which node_exporter was built, and the goos and goarch for the build.",
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
    "node_filefd_allocated": {
      "type": "gauge",
      "help": "File descriptor statistics: allocated.",
      "labels": {}
    },
    "node_filefd_maximum": {
      "type": "gauge",
      "help": "File descriptor statistics: maximum.",
      "labels": {}
    },
    "node_filesystem_avail_bytes": {
      "type": "gauge",
      "help": "Filesystem space available to non-root users in bytes.",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        },
        "fstype": {
          "kind": "open",
          "values": []
        },
        "mountpoint": {
          "kind": "open",
          "values": []
        }
      },
      "unit": "bytes"
    },
    "node_filesystem_device_error": {
      "type": "gauge",
      "help": "Whether an error occurred while getting statistics for the given device.",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        },
        "fstype": {
          "kind": "open",
          "values": []
        },
        "mountpoint": {
          "kind": "open",
          "values": []
        }
      }
    },
    "node_filesystem_files": {
      "type": "gauge",
      "help": "Filesystem total file nodes.",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        },
        "fstype": {
          "kind": "open",
          "values": []
        },
        "mountpoint": {
          "kind": "open",
          "values": []
        }
      }
    },
    "node_filesystem_files_free": {
      "type": "gauge",
      "help": "Filesystem total free file nodes.",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        },
        "fstype": {
          "kind": "open",
          "values": []
        },
        "mountpoint": {
          "kind": "open",
          "values": []
        }
      }
    },
    "node_filesystem_free_bytes": {
      "type": "gauge",
      "help": "Filesystem free space in bytes.",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        },
        "fstype": {
          "kind": "open",
          "values": []
        },
        "mountpoint": {
          "kind": "open",
          "values": []
        }
      },
      "unit": "bytes"
    },
    "node_filesystem_mount_info": {
      "type": "gauge",
      "help": "Filesystem mount information.",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        },
        "major": {
          "kind": "open",
          "values": []
        },
        "minor": {
          "kind": "open",
          "values": []
        },
        "mountpoint": {
          "kind": "open",
          "values": []
        }
      },
      "optional": true
    },
    "node_filesystem_purgeable_bytes": {
      "type": "gauge",
      "help": "Filesystem space available including purgeable space (MacOS specific).",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        },
        "fstype": {
          "kind": "open",
          "values": []
        },
        "mountpoint": {
          "kind": "open",
          "values": []
        }
      },
      "unit": "bytes",
      "optional": true
    },
    "node_filesystem_readonly": {
      "type": "gauge",
      "help": "Filesystem read-only status.",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        },
        "fstype": {
          "kind": "open",
          "values": []
        },
        "mountpoint": {
          "kind": "open",
          "values": []
        }
      }
    },
    "node_filesystem_size_bytes": {
      "type": "gauge",
      "help": "Filesystem size in bytes.",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        },
        "fstype": {
          "kind": "open",
          "values": []
        },
        "mountpoint": {
          "kind": "open",
          "values": []
        }
      },
      "unit": "bytes"
    },
    "node_forks_total": {
      "type": "counter",
      "help": "Total number of forks.",
      "labels": {}
    },
    "node_intr_total": {
      "type": "counter",
      "help": "Total number of interrupts serviced.",
      "labels": {}
    },
    "node_kernel_hung_tasks_total": {
      "type": "counter",
      "help": "Total number of tasks that have been detected as hung since the system booted.",
      "labels": {},
      "optional": true
    },
    "node_load1": {
      "type": "gauge",
      "help": "1m load average.",
      "labels": {}
    },
    "node_load15": {
      "type": "gauge",
      "help": "15m load average.",
      "labels": {}
    },
    "node_load5": {
      "type": "gauge",
      "help": "5m load average.",
      "labels": {}
    },
    "node_memory_Active_anon_bytes": {
      "type": "gauge",
      "help": "Memory information field Active_anon_bytes.",
      "labels": {},
      "unit": "bytes"
    },
    "node_memory_Active_bytes": {
      "type": "gauge",
      "help": "Memory information field Active_bytes.",
      "labels": {},
      "unit": "bytes"
    },
    "node_memory_Active_file_bytes": {
      "type": "gauge",
      "help": "Memory information field Active_file_bytes.",
      "labels": {},
      "unit": "bytes"
    },
    "node_memory_AnonHugePages_bytes": {
      "type": "gauge",
      "help": "Memory information field AnonHugePages_bytes.",
      "labels": {},
      "unit": "bytes"
    },
    "node_memory_AnonPages_bytes": {
      "type": "gauge",
      "help": "Memory information field AnonPages_bytes.",
      "labels": {},
      "unit": "bytes"
    },
    "node_memory_Balloon_bytes": {
      "type": "gauge",
      "help": "Memory information field Balloon_bytes.",
      "labels": {},
      "unit": "bytes",
      "optional": true
    },
    "node_memory_Bounce_bytes": {
      "type": "gauge",
      "help": "Memory information field Bounce_bytes.",
      "labels": {},
      "unit": "bytes"
    },
    "node_memory_Buffers_bytes": {
      "type": "gauge",
      "help": "Memory information field Buffers_bytes.",
      "labels": {},
      "unit": "bytes"
    },
    "node_memory_Cached_bytes": {
      "type": "gauge",
      "help": "Memory information field Cached_bytes.",
      "labels": {},
      "unit": "bytes"
    },
    "node_memory_CommitLimit_bytes": {
      "type": "gauge",
      "help": "Memory information field CommitLimit_bytes.",
      "labels": {},
      "unit": "bytes"
    },
    "node_memory_Committed_AS_bytes": {
      "type": "gauge",
      "help": "Memory information field Committed_AS_bytes.",
      "labels": {},
      "unit": "bytes"
    },
    "node_memory_DirectMap1G_bytes": {
      "type": "gauge",
      "help": "Memory information field DirectMap1G_bytes.",
      "labels": {},
      "unit": "bytes"
    },
    "node_memory_DirectMap2M_bytes": {
      "type": "gauge",
      "help": "Memory information field DirectMap2M_bytes.",
      "labels": {},
      "unit": "bytes"
    },
    "node_memory_DirectMap4k_bytes": {
      "type": "gauge",
      "help": "Memory information field DirectMap4k_bytes.",
      "labels": {},
      "unit": "bytes"
    },
    "node_memory_Dirty_bytes": {
      "type": "gauge",
      "help": "Memory information field Dirty_bytes.",
      "labels": {},
      "unit": "bytes"
    },
    "node_memory_FileHugePages_bytes": {
      "type": "gauge",
      "help": "Memory information field FileHugePages_bytes.",
      "labels": {},
      "unit": "bytes",
      "optional": true
    },
    "node_memory_FilePmdMapped_bytes": {
      "type": "gauge",
      "help": "Memory information field FilePmdMapped_bytes.",
      "labels": {},
      "unit": "bytes",
      "optional": true
    },
    "node_memory_HugePages_Free": {
      "type": "gauge",
      "help": "Memory information field HugePages_Free.",
      "labels": {}
    },
    "node_memory_HugePages_Rsvd": {
      "type": "gauge",
      "help": "Memory information field HugePages_Rsvd.",
      "labels": {}
    },
    "node_memory_HugePages_Surp": {
      "type": "gauge",
      "help": "Memory information field HugePages_Surp.",
      "labels": {}
    },
    "node_memory_HugePages_Total": {
      "type": "gauge",
      "help": "Memory information field HugePages_Total.",
      "labels": {}
    },
    "node_memory_Hugepagesize_bytes": {
      "type": "gauge",
      "help": "Memory information field Hugepagesize_bytes.",
      "labels": {},
      "unit": "bytes"
    },
    "node_memory_Hugetlb_bytes": {
      "type": "gauge",
      "help": "Memory information field Hugetlb_bytes.",
      "labels": {},
      "unit": "bytes",
      "optional": true
    },
    "node_memory_Inactive_anon_bytes": {
      "type": "gauge",
      "help": "Memory information field Inactive_anon_bytes.",
      "labels": {},
      "unit": "bytes"
    },
    "node_memory_Inactive_bytes": {
      "type": "gauge",
      "help": "Memory information field Inactive_bytes.",
      "labels": {},
      "unit": "bytes"
    },
    "node_memory_Inactive_file_bytes": {
      "type": "gauge",
      "help": "Memory information field Inactive_file_bytes.",
      "labels": {},
      "unit": "bytes"
    },
    "node_memory_KReclaimable_bytes": {
      "type": "gauge",
      "help": "Memory information field KReclaimable_bytes.",
      "labels": {},
      "unit": "bytes",
      "optional": true
    },
    "node_memory_KernelStack_bytes": {
      "type": "gauge",
      "help": "Memory information field KernelStack_bytes.",
      "labels": {},
      "unit": "bytes"
    },
    "node_memory_Mapped_bytes": {
      "type": "gauge",
      "help": "Memory information field Mapped_bytes.",
      "labels": {},
      "unit": "bytes"
    },
    "node_memory_MemAvailable_bytes": {
      "type": "gauge",
      "help": "Memory information field MemAvailable_bytes.",
      "labels": {},
      "unit": "bytes"
    },
    "node_memory_MemFree_bytes": {
      "type": "gauge",
      "help": "Memory information field MemFree_bytes.",
      "labels": {},
      "unit": "bytes"
    },
    "node_memory_MemTotal_bytes": {
      "type": "gauge",
      "help": "Memory information field MemTotal_bytes.",
      "labels": {},
      "unit": "bytes"
    },
    "node_memory_Mlocked_bytes": {
      "type": "gauge",
      "help": "Memory information field Mlocked_bytes.",
      "labels": {},
      "unit": "bytes"
    },
    "node_memory_NFS_Unstable_bytes": {
      "type": "gauge",
      "help": "Memory information field NFS_Unstable_bytes.",
      "labels": {},
      "unit": "bytes"
    },
    "node_memory_PageTables_bytes": {
      "type": "gauge",
      "help": "Memory information field PageTables_bytes.",
      "labels": {},
      "unit": "bytes"
    },
    "node_memory_Percpu_bytes": {
      "type": "gauge",
      "help": "Memory information field Percpu_bytes.",
      "labels": {},
      "unit": "bytes"
    },
    "node_memory_SReclaimable_bytes": {
      "type": "gauge",
      "help": "Memory information field SReclaimable_bytes.",
      "labels": {},
      "unit": "bytes"
    },
    "node_memory_SUnreclaim_bytes": {
      "type": "gauge",
      "help": "Memory information field SUnreclaim_bytes.",
      "labels": {},
      "unit": "bytes"
    },
    "node_memory_SecPageTables_bytes": {
      "type": "gauge",
      "help": "Memory information field SecPageTables_bytes.",
      "labels": {},
      "unit": "bytes",
      "optional": true
    },
    "node_memory_ShmemHugePages_bytes": {
      "type": "gauge",
      "help": "Memory information field ShmemHugePages_bytes.",
      "labels": {},
      "unit": "bytes"
    },
    "node_memory_ShmemPmdMapped_bytes": {
      "type": "gauge",
      "help": "Memory information field ShmemPmdMapped_bytes.",
      "labels": {},
      "unit": "bytes"
    },
    "node_memory_Shmem_bytes": {
      "type": "gauge",
      "help": "Memory information field Shmem_bytes.",
      "labels": {},
      "unit": "bytes"
    },
    "node_memory_Slab_bytes": {
      "type": "gauge",
      "help": "Memory information field Slab_bytes.",
      "labels": {},
      "unit": "bytes"
    },
    "node_memory_SwapCached_bytes": {
      "type": "gauge",
      "help": "Memory information field SwapCached_bytes.",
      "labels": {},
      "unit": "bytes"
    },
    "node_memory_SwapFree_bytes": {
      "type": "gauge",
      "help": "Memory information field SwapFree_bytes.",
      "labels": {},
      "unit": "bytes"
    },
    "node_memory_SwapTotal_bytes": {
      "type": "gauge",
      "help": "Memory information field SwapTotal_bytes.",
      "labels": {},
      "unit": "bytes"
    },
    "node_memory_Unevictable_bytes": {
      "type": "gauge",
      "help": "Memory information field Unevictable_bytes.",
      "labels": {},
      "unit": "bytes"
    },
    "node_memory_VmallocChunk_bytes": {
      "type": "gauge",
      "help": "Memory information field VmallocChunk_bytes.",
      "labels": {},
      "unit": "bytes"
    },
    "node_memory_VmallocTotal_bytes": {
      "type": "gauge",
      "help": "Memory information field VmallocTotal_bytes.",
      "labels": {},
      "unit": "bytes"
    },
    "node_memory_VmallocUsed_bytes": {
      "type": "gauge",
      "help": "Memory information field VmallocUsed_bytes.",
      "labels": {},
      "unit": "bytes"
    },
    "node_memory_WritebackTmp_bytes": {
      "type": "gauge",
      "help": "Memory information field WritebackTmp_bytes.",
      "labels": {},
      "unit": "bytes"
    },
    "node_memory_Writeback_bytes": {
      "type": "gauge",
      "help": "Memory information field Writeback_bytes.",
      "labels": {},
      "unit": "bytes"
    },
    "node_memory_Zswap_bytes": {
      "type": "gauge",
      "help": "Memory information field Zswap_bytes.",
      "labels": {},
      "unit": "bytes",
      "optional": true
    },
    "node_memory_Zswapped_bytes": {
      "type": "gauge",
      "help": "Memory information field Zswapped_bytes.",
      "labels": {},
      "unit": "bytes",
      "optional": true
    },
    "node_netstat_Icmp6_InErrors": {
      "type": "unknown",
      "help": "Statistic Icmp6InErrors.",
      "labels": {}
    },
    "node_netstat_Icmp6_InMsgs": {
      "type": "unknown",
      "help": "Statistic Icmp6InMsgs.",
      "labels": {}
    },
    "node_netstat_Icmp6_OutMsgs": {
      "type": "unknown",
      "help": "Statistic Icmp6OutMsgs.",
      "labels": {}
    },
    "node_netstat_Icmp_InErrors": {
      "type": "unknown",
      "help": "Statistic IcmpInErrors.",
      "labels": {}
    },
    "node_netstat_Icmp_InMsgs": {
      "type": "unknown",
      "help": "Statistic IcmpInMsgs.",
      "labels": {}
    },
    "node_netstat_Icmp_OutMsgs": {
      "type": "unknown",
      "help": "Statistic IcmpOutMsgs.",
      "labels": {}
    },
    "node_netstat_Ip6_InOctets": {
      "type": "unknown",
      "help": "Statistic Ip6InOctets.",
      "labels": {}
    },
    "node_netstat_Ip6_OutOctets": {
      "type": "unknown",
      "help": "Statistic Ip6OutOctets.",
      "labels": {}
    },
    "node_netstat_IpExt_InOctets": {
      "type": "unknown",
      "help": "Statistic IpExtInOctets.",
      "labels": {}
    },
    "node_netstat_IpExt_OutOctets": {
      "type": "unknown",
      "help": "Statistic IpExtOutOctets.",
      "labels": {}
    },
    "node_netstat_Ip_Forwarding": {
      "type": "unknown",
      "help": "Statistic IpForwarding.",
      "labels": {}
    },
    "node_netstat_TcpExt_ListenDrops": {
      "type": "unknown",
      "help": "Statistic TcpExtListenDrops.",
      "labels": {}
    },
    "node_netstat_TcpExt_ListenOverflows": {
      "type": "unknown",
      "help": "Statistic TcpExtListenOverflows.",
      "labels": {}
    },
    "node_netstat_TcpExt_SyncookiesFailed": {
      "type": "unknown",
      "help": "Statistic TcpExtSyncookiesFailed.",
      "labels": {}
    },
    "node_netstat_TcpExt_SyncookiesRecv": {
      "type": "unknown",
      "help": "Statistic TcpExtSyncookiesRecv.",
      "labels": {}
    },
    "node_netstat_TcpExt_SyncookiesSent": {
      "type": "unknown",
      "help": "Statistic TcpExtSyncookiesSent.",
      "labels": {}
    },
    "node_netstat_TcpExt_TCPOFOQueue": {
      "type": "unknown",
      "help": "Statistic TcpExtTCPOFOQueue.",
      "labels": {},
      "optional": true
    },
    "node_netstat_TcpExt_TCPRcvQDrop": {
      "type": "unknown",
      "help": "Statistic TcpExtTCPRcvQDrop.",
      "labels": {},
      "optional": true
    },
    "node_netstat_TcpExt_TCPSynRetrans": {
      "type": "unknown",
      "help": "Statistic TcpExtTCPSynRetrans.",
      "labels": {}
    },
    "node_netstat_TcpExt_TCPTimeouts": {
      "type": "unknown",
      "help": "Statistic TcpExtTCPTimeouts.",
      "labels": {}
    },
    "node_netstat_Tcp_ActiveOpens": {
      "type": "unknown",
      "help": "Statistic TcpActiveOpens.",
      "labels": {}
    },
    "node_netstat_Tcp_CurrEstab": {
      "type": "unknown",
      "help": "Statistic TcpCurrEstab.",
      "labels": {}
    },
    "node_netstat_Tcp_InErrs": {
      "type": "unknown",
      "help": "Statistic TcpInErrs.",
      "labels": {}
    },
    "node_netstat_Tcp_InSegs": {
      "type": "unknown",
      "help": "Statistic TcpInSegs.",
      "labels": {}
    },
    "node_netstat_Tcp_OutRsts": {
      "type": "unknown",
      "help": "Statistic TcpOutRsts.",
      "labels": {}
    },
    "node_netstat_Tcp_OutSegs": {
      "type": "unknown",
      "help": "Statistic TcpOutSegs.",
      "labels": {}
    },
    "node_netstat_Tcp_PassiveOpens": {
      "type": "unknown",
      "help": "Statistic TcpPassiveOpens.",
      "labels": {}
    },
    "node_netstat_Tcp_RetransSegs": {
      "type": "unknown",
      "help": "Statistic TcpRetransSegs.",
      "labels": {}
    },
    "node_netstat_Udp6_InDatagrams": {
      "type": "unknown",
      "help": "Statistic Udp6InDatagrams.",
      "labels": {}
    },
    "node_netstat_Udp6_InErrors": {
      "type": "unknown",
      "help": "Statistic Udp6InErrors.",
      "labels": {}
    },
    "node_netstat_Udp6_NoPorts": {
      "type": "unknown",
      "help": "Statistic Udp6NoPorts.",
      "labels": {}
    },
    "node_netstat_Udp6_OutDatagrams": {
      "type": "unknown",
      "help": "Statistic Udp6OutDatagrams.",
      "labels": {}
    },
    "node_netstat_Udp6_RcvbufErrors": {
      "type": "unknown",
      "help": "Statistic Udp6RcvbufErrors.",
      "labels": {}
    },
    "node_netstat_Udp6_SndbufErrors": {
      "type": "unknown",
      "help": "Statistic Udp6SndbufErrors.",
      "labels": {}
    },
    "node_netstat_UdpLite6_InErrors": {
      "type": "unknown",
      "help": "Statistic UdpLite6InErrors.",
      "labels": {}
    },
    "node_netstat_UdpLite_InErrors": {
      "type": "unknown",
      "help": "Statistic UdpLiteInErrors.",
      "labels": {}
    },
    "node_netstat_Udp_InDatagrams": {
      "type": "unknown",
      "help": "Statistic UdpInDatagrams.",
      "labels": {}
    },
    "node_netstat_Udp_InErrors": {
      "type": "unknown",
      "help": "Statistic UdpInErrors.",
      "labels": {}
    },
    "node_netstat_Udp_NoPorts": {
      "type": "unknown",
      "help": "Statistic UdpNoPorts.",
      "labels": {}
    },
    "node_netstat_Udp_OutDatagrams": {
      "type": "unknown",
      "help": "Statistic UdpOutDatagrams.",
      "labels": {}
    },
    "node_netstat_Udp_RcvbufErrors": {
      "type": "unknown",
      "help": "Statistic UdpRcvbufErrors.",
      "labels": {}
    },
    "node_netstat_Udp_SndbufErrors": {
      "type": "unknown",
      "help": "Statistic UdpSndbufErrors.",
      "labels": {}
    },
    "node_network_address_assign_type": {
      "type": "gauge",
      "help": "Network device property: address_assign_type",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        }
      }
    },
    "node_network_carrier": {
      "type": "gauge",
      "help": "Network device property: carrier",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        }
      }
    },
    "node_network_carrier_changes_total": {
      "type": "counter",
      "help": "Network device property: carrier_changes_total",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        }
      }
    },
    "node_network_carrier_down_changes_total": {
      "type": "counter",
      "help": "Network device property: carrier_down_changes_total",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        }
      }
    },
    "node_network_carrier_up_changes_total": {
      "type": "counter",
      "help": "Network device property: carrier_up_changes_total",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        }
      }
    },
    "node_network_device_id": {
      "type": "gauge",
      "help": "Network device property: device_id",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        }
      }
    },
    "node_network_dormant": {
      "type": "gauge",
      "help": "Network device property: dormant",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        }
      }
    },
    "node_network_flags": {
      "type": "gauge",
      "help": "Network device property: flags",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        }
      }
    },
    "node_network_iface_id": {
      "type": "gauge",
      "help": "Network device property: iface_id",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        }
      }
    },
    "node_network_iface_link": {
      "type": "gauge",
      "help": "Network device property: iface_link",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        }
      }
    },
    "node_network_iface_link_mode": {
      "type": "gauge",
      "help": "Network device property: iface_link_mode",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        }
      }
    },
    "node_network_info": {
      "type": "gauge",
      "help": "Non-numeric data from /sys/class/net/<iface>, value is always 1.",
      "labels": {
        "address": {
          "kind": "open",
          "values": []
        },
        "adminstate": {
          "kind": "open",
          "values": [],
          "optional": true
        },
        "broadcast": {
          "kind": "open",
          "values": []
        },
        "device": {
          "kind": "open",
          "values": []
        },
        "duplex": {
          "kind": "open",
          "values": [],
          "optional": true
        },
        "operstate": {
          "kind": "open",
          "values": []
        }
      }
    },
    "node_network_mtu_bytes": {
      "type": "gauge",
      "help": "Network device property: mtu_bytes",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        }
      },
      "unit": "bytes"
    },
    "node_network_name_assign_type": {
      "type": "gauge",
      "help": "Network device property: name_assign_type",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        }
      }
    },
    "node_network_net_dev_group": {
      "type": "gauge",
      "help": "Network device property: net_dev_group",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        }
      }
    },
    "node_network_protocol_type": {
      "type": "gauge",
      "help": "Network device property: protocol_type",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        }
      }
    },
    "node_network_receive_bytes_total": {
      "type": "counter",
      "help": "Network device statistic receive_bytes.",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        }
      },
      "unit": "bytes"
    },
    "node_network_receive_compressed_total": {
      "type": "counter",
      "help": "Network device statistic receive_compressed.",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        }
      }
    },
    "node_network_receive_drop_total": {
      "type": "counter",
      "help": "Network device statistic receive_drop.",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        }
      }
    },
    "node_network_receive_errs_total": {
      "type": "counter",
      "help": "Network device statistic receive_errs.",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        }
      }
    },
    "node_network_receive_fifo_total": {
      "type": "counter",
      "help": "Network device statistic receive_fifo.",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        }
      }
    },
    "node_network_receive_frame_total": {
      "type": "counter",
      "help": "Network device statistic receive_frame.",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        }
      }
    },
    "node_network_receive_multicast_total": {
      "type": "counter",
      "help": "Network device statistic receive_multicast.",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        }
      }
    },
    "node_network_receive_nohandler_total": {
      "type": "counter",
      "help": "Network device statistic receive_nohandler.",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        }
      }
    },
    "node_network_receive_packets_total": {
      "type": "counter",
      "help": "Network device statistic receive_packets.",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        }
      }
    },
    "node_network_speed_bytes": {
      "type": "gauge",
      "help": "Network device property: speed_bytes",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        }
      },
      "unit": "bytes"
    },
    "node_network_transmit_bytes_total": {
      "type": "counter",
      "help": "Network device statistic transmit_bytes.",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        }
      },
      "unit": "bytes"
    },
    "node_network_transmit_carrier_total": {
      "type": "counter",
      "help": "Network device statistic transmit_carrier.",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        }
      }
    },
    "node_network_transmit_colls_total": {
      "type": "counter",
      "help": "Network device statistic transmit_colls.",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        }
      }
    },
    "node_network_transmit_compressed_total": {
      "type": "counter",
      "help": "Network device statistic transmit_compressed.",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        }
      }
    },
    "node_network_transmit_drop_total": {
      "type": "counter",
      "help": "Network device statistic transmit_drop.",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        }
      }
    },
    "node_network_transmit_errs_total": {
      "type": "counter",
      "help": "Network device statistic transmit_errs.",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        }
      }
    },
    "node_network_transmit_fifo_total": {
      "type": "counter",
      "help": "Network device statistic transmit_fifo.",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        }
      }
    },
    "node_network_transmit_packets_total": {
      "type": "counter",
      "help": "Network device statistic transmit_packets.",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        }
      }
    },
    "node_network_transmit_queue_length": {
      "type": "gauge",
      "help": "Network device property: transmit_queue_length",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        }
      }
    },
    "node_network_up": {
      "type": "gauge",
      "help": "Value is 1 if operstate is 'up', 0 otherwise.",
      "labels": {
        "device": {
          "kind": "open",
          "values": []
        }
      }
    },
    "node_nf_conntrack_entries": {
      "type": "gauge",
      "help": "Number of currently allocated flow entries for connection tracking.",
      "labels": {}
    },
    "node_nf_conntrack_entries_limit": {
      "type": "gauge",
      "help": "Maximum size of connection tracking table.",
      "labels": {}
    },
    "node_nf_conntrack_stat_drop": {
      "type": "gauge",
      "help": "Number of packets dropped due to conntrack failure.",
      "labels": {}
    },
    "node_nf_conntrack_stat_early_drop": {
      "type": "gauge",
      "help": "Number of dropped conntrack entries to make room for new ones, if maximum table size was reached.",
      "labels": {}
    },
    "node_nf_conntrack_stat_found": {
      "type": "gauge",
      "help": "Number of searched entries which were successful.",
      "labels": {}
    },
    "node_nf_conntrack_stat_ignore": {
      "type": "gauge",
      "help": "Number of packets seen which are already connected to a conntrack entry.",
      "labels": {}
    },
    "node_nf_conntrack_stat_insert": {
      "type": "gauge",
      "help": "Number of entries inserted into the list.",
      "labels": {}
    },
    "node_nf_conntrack_stat_insert_failed": {
      "type": "gauge",
      "help": "Number of entries for which list insertion was attempted but failed.",
      "labels": {}
    },
    "node_nf_conntrack_stat_invalid": {
      "type": "gauge",
      "help": "Number of packets seen which can not be tracked.",
      "labels": {}
    },
    "node_nf_conntrack_stat_search_restart": {
      "type": "gauge",
      "help": "Number of conntrack table lookups which had to be restarted due to hashtable resizes.",
      "labels": {}
    },
    "node_os_info": {
      "type": "gauge",
      "help": "A metric with a constant '1' value labeled by build_id, id, id_like, image_id, image_version, name, pretty_name, variant, variant_id, version, version_codename, version_id.",
      "labels": {
        "id": {
          "kind": "open",
          "values": []
        },
        "name": {
          "kind": "open",
          "values": []
        },
        "pretty_name": {
          "kind": "open",
          "values": []
        },
        "version": {
          "kind": "open",
          "values": []
        },
        "version_codename": {
          "kind": "open",
          "values": []
        },
        "version_id": {
          "kind": "open",
          "values": []
        }
      }
    },
    "node_os_version": {
      "type": "gauge",
      "help": "Metric containing the major.minor part of the OS version.",
      "labels": {
        "id": {
          "kind": "open",
          "values": []
        },
        "name": {
          "kind": "open",
          "values": []
        }
      }
    },
    "node_pressure_cpu_waiting_seconds_total": {
      "type": "counter",
      "help": "Total time in seconds that processes have waited for CPU time",
      "labels": {},
      "unit": "seconds"
    },
    "node_pressure_io_stalled_seconds_total": {
      "type": "counter",
      "help": "Total time in seconds no process could make progress due to IO congestion",
      "labels": {},
      "unit": "seconds"
    },
    "node_pressure_io_waiting_seconds_total": {
      "type": "counter",
      "help": "Total time in seconds that processes have waited due to IO congestion",
      "labels": {},
      "unit": "seconds"
    },
    "node_pressure_memory_stalled_seconds_total": {
      "type": "counter",
      "help": "Total time in seconds no process could make progress due to memory congestion",
      "labels": {},
      "unit": "seconds"
    },
    "node_pressure_memory_waiting_seconds_total": {
      "type": "counter",
      "help": "Total time in seconds that processes have waited for memory",
      "labels": {},
      "unit": "seconds"
    },
    "node_procs_blocked": {
      "type": "gauge",
      "help": "Number of processes blocked waiting for I/O to complete.",
      "labels": {}
    },
    "node_procs_running": {
      "type": "gauge",
      "help": "Number of processes in runnable state.",
      "labels": {}
    },
    "node_scrape_collector_duration_seconds": {
      "type": "gauge",
      "help": "node_exporter: Duration of a collector scrape.",
      "labels": {
        "collector": {
          "kind": "open",
          "values": []
        }
      },
      "unit": "seconds"
    },
    "node_scrape_collector_success": {
      "type": "gauge",
      "help": "node_exporter: Whether a collector succeeded.",
      "labels": {
        "collector": {
          "kind": "open",
          "values": []
        }
      }
    },
    "node_selinux_enabled": {
      "type": "gauge",
      "help": "SELinux is enabled, 1 is true, 0 is false",
      "labels": {}
    },
    "node_sockstat_FRAG6_inuse": {
      "type": "gauge",
      "help": "Number of FRAG6 sockets in state inuse.",
      "labels": {}
    },
    "node_sockstat_FRAG6_memory": {
      "type": "gauge",
      "help": "Number of FRAG6 sockets in state memory.",
      "labels": {}
    },
    "node_sockstat_FRAG_inuse": {
      "type": "gauge",
      "help": "Number of FRAG sockets in state inuse.",
      "labels": {}
    },
    "node_sockstat_FRAG_memory": {
      "type": "gauge",
      "help": "Number of FRAG sockets in state memory.",
      "labels": {}
    },
    "node_sockstat_RAW6_inuse": {
      "type": "gauge",
      "help": "Number of RAW6 sockets in state inuse.",
      "labels": {}
    },
    "node_sockstat_RAW_inuse": {
      "type": "gauge",
      "help": "Number of RAW sockets in state inuse.",
      "labels": {}
    },
    "node_sockstat_TCP6_inuse": {
      "type": "gauge",
      "help": "Number of TCP6 sockets in state inuse.",
      "labels": {}
    },
    "node_sockstat_TCP_alloc": {
      "type": "gauge",
      "help": "Number of TCP sockets in state alloc.",
      "labels": {}
    },
    "node_sockstat_TCP_inuse": {
      "type": "gauge",
      "help": "Number of TCP sockets in state inuse.",
      "labels": {}
    },
    "node_sockstat_TCP_mem": {
      "type": "gauge",
      "help": "Number of TCP sockets in state mem.",
      "labels": {}
    },
    "node_sockstat_TCP_mem_bytes": {
      "type": "gauge",
      "help": "Number of TCP sockets in state mem_bytes.",
      "labels": {},
      "unit": "bytes"
    },
    "node_sockstat_TCP_orphan": {
      "type": "gauge",
      "help": "Number of TCP sockets in state orphan.",
      "labels": {}
    },
    "node_sockstat_TCP_tw": {
      "type": "gauge",
      "help": "Number of TCP sockets in state tw.",
      "labels": {}
    },
    "node_sockstat_UDP6_inuse": {
      "type": "gauge",
      "help": "Number of UDP6 sockets in state inuse.",
      "labels": {}
    },
    "node_sockstat_UDPLITE6_inuse": {
      "type": "gauge",
      "help": "Number of UDPLITE6 sockets in state inuse.",
      "labels": {}
    },
    "node_sockstat_UDPLITE_inuse": {
      "type": "gauge",
      "help": "Number of UDPLITE sockets in state inuse.",
      "labels": {}
    },
    "node_sockstat_UDP_inuse": {
      "type": "gauge",
      "help": "Number of UDP sockets in state inuse.",
      "labels": {}
    },
    "node_sockstat_UDP_mem": {
      "type": "gauge",
      "help": "Number of UDP sockets in state mem.",
      "labels": {}
    },
    "node_sockstat_UDP_mem_bytes": {
      "type": "gauge",
      "help": "Number of UDP sockets in state mem_bytes.",
      "labels": {},
      "unit": "bytes"
    },
    "node_sockstat_sockets_used": {
      "type": "gauge",
      "help": "Number of IPv4 sockets in use.",
      "labels": {}
    },
    "node_softnet_backlog_len": {
      "type": "gauge",
      "help": "Softnet backlog status",
      "labels": {
        "cpu": {
          "kind": "open",
          "values": []
        }
      },
      "optional": true
    },
    "node_softnet_cpu_collision_total": {
      "type": "counter",
      "help": "Number of collision occur while obtaining device lock while transmitting",
      "labels": {
        "cpu": {
          "kind": "open",
          "values": []
        }
      },
      "optional": true
    },
    "node_softnet_dropped_total": {
      "type": "counter",
      "help": "Number of dropped packets",
      "labels": {
        "cpu": {
          "kind": "open",
          "values": []
        }
      }
    },
    "node_softnet_flow_limit_count_total": {
      "type": "counter",
      "help": "Number of times flow limit has been reached",
      "labels": {
        "cpu": {
          "kind": "open",
          "values": []
        }
      },
      "optional": true
    },
    "node_softnet_processed_total": {
      "type": "counter",
      "help": "Number of processed packets",
      "labels": {
        "cpu": {
          "kind": "open",
          "values": []
        }
      }
    },
    "node_softnet_received_rps_total": {
      "type": "counter",
      "help": "Number of times cpu woken up received_rps",
      "labels": {
        "cpu": {
          "kind": "open",
          "values": []
        }
      },
      "optional": true
    },
    "node_softnet_times_squeezed_total": {
      "type": "counter",
      "help": "Number of times processing packets ran out of quota",
      "labels": {
        "cpu": {
          "kind": "open",
          "values": []
        }
      }
    },
    "node_textfile_scrape_error": {
      "type": "gauge",
      "help": "1 if there was an error opening or reading a file, 0 otherwise",
      "labels": {}
    },
    "node_time_clocksource_available_info": {
      "type": "gauge",
      "help": "Available clocksources read from '/sys/devices/system/clocksource'.",
      "labels": {
        "clocksource": {
          "kind": "open",
          "values": []
        },
        "device": {
          "kind": "open",
          "values": []
        }
      }
    },
    "node_time_clocksource_current_info": {
      "type": "gauge",
      "help": "Current clocksource read from '/sys/devices/system/clocksource'.",
      "labels": {
        "clocksource": {
          "kind": "open",
          "values": []
        },
        "device": {
          "kind": "open",
          "values": []
        }
      }
    },
    "node_time_seconds": {
      "type": "gauge",
      "help": "System time in seconds since epoch (1970).",
      "labels": {},
      "unit": "seconds"
    },
    "node_time_zone_offset_seconds": {
      "type": "gauge",
      "help": "System time zone offset in seconds.",
      "labels": {
        "time_zone": {
          "kind": "open",
          "values": []
        }
      },
      "unit": "seconds"
    },
    "node_timex_estimated_error_seconds": {
      "type": "gauge",
      "help": "Estimated error in seconds.",
      "labels": {},
      "unit": "seconds"
    },
    "node_timex_frequency_adjustment_ratio": {
      "type": "gauge",
      "help": "Local clock frequency adjustment.",
      "labels": {},
      "unit": "ratio"
    },
    "node_timex_loop_time_constant": {
      "type": "gauge",
      "help": "Phase-locked loop time constant.",
      "labels": {}
    },
    "node_timex_maxerror_seconds": {
      "type": "gauge",
      "help": "Maximum error in seconds.",
      "labels": {},
      "unit": "seconds"
    },
    "node_timex_offset_seconds": {
      "type": "gauge",
      "help": "Time offset in between local system and reference clock.",
      "labels": {},
      "unit": "seconds"
    },
    "node_timex_pps_calibration_total": {
      "type": "counter",
      "help": "Pulse per second count of calibration intervals.",
      "labels": {}
    },
    "node_timex_pps_error_total": {
      "type": "counter",
      "help": "Pulse per second count of calibration errors.",
      "labels": {}
    },
    "node_timex_pps_frequency_hertz": {
      "type": "gauge",
      "help": "Pulse per second frequency.",
      "labels": {}
    },
    "node_timex_pps_jitter_seconds": {
      "type": "gauge",
      "help": "Pulse per second jitter.",
      "labels": {},
      "unit": "seconds"
    },
    "node_timex_pps_jitter_total": {
      "type": "counter",
      "help": "Pulse per second count of jitter limit exceeded events.",
      "labels": {}
    },
    "node_timex_pps_shift_seconds": {
      "type": "gauge",
      "help": "Pulse per second interval duration.",
      "labels": {},
      "unit": "seconds"
    },
    "node_timex_pps_stability_exceeded_total": {
      "type": "counter",
      "help": "Pulse per second count of stability limit exceeded events.",
      "labels": {}
    },
    "node_timex_pps_stability_hertz": {
      "type": "gauge",
      "help": "Pulse per second stability, average of recent frequency changes.",
      "labels": {}
    },
    "node_timex_status": {
      "type": "gauge",
      "help": "Value of the status array bits.",
      "labels": {}
    },
    "node_timex_sync_status": {
      "type": "gauge",
      "help": "Is clock synchronized to a reliable server (1 = yes, 0 = no).",
      "labels": {}
    },
    "node_timex_tai_offset_seconds": {
      "type": "gauge",
      "help": "International Atomic Time (TAI) offset.",
      "labels": {},
      "unit": "seconds"
    },
    "node_timex_tick_seconds": {
      "type": "gauge",
      "help": "Seconds between clock ticks.",
      "labels": {},
      "unit": "seconds"
    },
    "node_udp_queues": {
      "type": "gauge",
      "help": "Number of allocated memory in the kernel for UDP datagrams in bytes.",
      "labels": {
        "ip": {
          "kind": "open",
          "values": []
        },
        "queue": {
          "kind": "open",
          "values": []
        }
      }
    },
    "node_uname_info": {
      "type": "gauge",
      "help": "Labeled system information as provided by the uname system call.",
      "labels": {
        "domainname": {
          "kind": "open",
          "values": []
        },
        "machine": {
          "kind": "open",
          "values": []
        },
        "nodename": {
          "kind": "open",
          "values": []
        },
        "release": {
          "kind": "open",
          "values": []
        },
        "sysname": {
          "kind": "open",
          "values": []
        },
        "version": {
          "kind": "open",
          "values": []
        }
      }
    },
    "node_vmstat_oom_kill": {
      "type": "unknown",
      "help": "/proc/vmstat information field oom_kill.",
      "labels": {}
    },
    "node_vmstat_pgfault": {
      "type": "unknown",
      "help": "/proc/vmstat information field pgfault.",
      "labels": {}
    },
    "node_vmstat_pgmajfault": {
      "type": "unknown",
      "help": "/proc/vmstat information field pgmajfault.",
      "labels": {}
    },
    "node_vmstat_pgpgin": {
      "type": "unknown",
      "help": "/proc/vmstat information field pgpgin.",
      "labels": {}
    },
    "node_vmstat_pgpgout": {
      "type": "unknown",
      "help": "/proc/vmstat information field pgpgout.",
      "labels": {}
    },
    "node_vmstat_pswpin": {
      "type": "unknown",
      "help": "/proc/vmstat information field pswpin.",
      "labels": {}
    },
    "node_vmstat_pswpout": {
      "type": "unknown",
      "help": "/proc/vmstat information field pswpout.",
      "labels": {}
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
