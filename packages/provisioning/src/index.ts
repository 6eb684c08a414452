export { provisioningFiles } from './files.ts';
export { DATASOURCE_UID } from './grafana/datasource.ts';
export { PORTS } from './ports.ts';
export { scrapeConfig, type ScrapeOptions } from './prometheus/scrape-config.ts';
export type { ProvisioningFile } from './yaml-file.ts';
