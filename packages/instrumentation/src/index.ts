export { showBuildInfo } from './build-info.ts';
export type { LabelMap } from './label-map.ts';
