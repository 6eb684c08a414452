type Part = `${number}${'ms' | 's' | 'm' | 'h' | 'd' | 'w' | 'y'}`;

/** A span of time as PromQL writes it (`5m`, `1h30m`), or one that Grafana puts in. A number without a unit is none. */
export type Duration = Part | `${number}h${number}m` | '$__rate_interval' | '$__interval' | '$__range';
