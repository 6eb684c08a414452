import type { CollectedFamily, Gauge, Registry } from '@lockstep/metrics';

/**
 * Shows what was built: sets the row of an info gauge to 1 now and before each page, so that it is on every scrape
 * whatever became of it in between. Returns what sets it.
 */
export function showBuildInfo<L>(
  registry: Pick<Registry<readonly []>, 'onScrape'>,
  gauge: CollectedFamily<L, Gauge>,
  labels: NoInfer<L>,
): () => void {
  const show = (): void => gauge.with(labels).set(1);
  show();
  registry.onScrape(show);
  return show;
}
