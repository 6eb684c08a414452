import { escapeHtml, landingDocument, landingState, readBuildInfo } from '@lockstep/scrape-endpoint';
import { PACKAGE_FILE } from '../package-file.ts';
import { WHAT_IS_REAL } from '../what-is-real.ts';

/** The page at `/` of a component: what it is, and what is played. */
export function landingPage(name: string): string {
  const { simulated, real } = WHAT_IS_REAL;
  return landingDocument({
    title: `Lockstep simulator: ${name}`,
    version: readBuildInfo(PACKAGE_FILE).version,
    states: [
      landingState(false, 'The domain is simulated', escapeHtml(simulated)),
      landingState(true, 'The transport is real', escapeHtml(real)),
    ],
    body: '',
    footer: '<a href="/metrics">/metrics</a> <a href="/health">/health</a>',
  });
}
