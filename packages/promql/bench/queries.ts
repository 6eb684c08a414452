/** Queries of the sizes that dashboards have: short ones for a tile, long ones with joins, macros in most. */
export const QUERIES: readonly string[] = [
  'up',
  'sum(up{job="web"}) / count(up{job="web"})',
  'rate(http_requests_total{instance="$instance",job="$job"}[$__rate_interval])',
  'sum by (route) (rate(http_requests_total{job=~"$job",code=~"5.."}[5m])) / sum by (route) (rate(http_requests_total{job=~"$job"}[5m]))',
  'histogram_quantile(0.95, sum by (le, route) (rate(http_request_duration_seconds_bucket{job=~"$job"}[$__rate_interval])))',
  '(memory_total_bytes{instance="$node",job="$job"} - memory_free_bytes{instance="$node",job="$job"} - (memory_cached_bytes{instance="$node",job="$job"} + memory_buffers_bytes{instance="$node",job="$job"})) / memory_total_bytes{instance="$node",job="$job"}',
  'topk(5, sum by (device) (increase(disk_io_seconds_total{device!~"loop.*|ram.*"}[1h])))',
  'max_over_time(queue_jobs{queue="mail"}[1d:5m] offset 1d) > bool 100',
  '100 * (1 - avg by (instance) (rate(cpu_seconds_total{mode="idle",instance=~"$node"}[$__rate_interval])))',
  'sum by (instance) (container_memory_bytes) * on (instance) group_left (version) build_info{version!=""}',
  'label_replace(rate(network_bytes_total{device=~"eth.*"}[5m]) * 8, "port", "$1", "device", "eth(.*)")',
  'time() - max by (host) (last_success_timestamp_seconds{kind="backup"}) > 86400 or absent(last_success_timestamp_seconds{kind="backup"})',
  'sum(rate(errors_total[5m]) and on (job, instance) (up == 1)) or vector(0)',
  'predict_linear(filesystem_free_bytes{mountpoint="/",fstype!~"tmpfs|overlay"}[6h], 4 * 3600) < 0',
  'irate(node_disk_read_bytes_total{instance="$node",job="$job",device=~"(?i)sd[a-z]+|nvme\\\\d+n\\\\d+"}[$__rate_interval])',
];
