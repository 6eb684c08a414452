import { afterAll, beforeAll, describe } from 'vitest';
import { describeWithTools } from '../tools/describe-with-tools.ts';
import { testAlerts } from './pull/alerts.ts';
import { testLasting } from './pull/lasting.ts';
import { testPage } from './pull/page.ts';
import { testPanels } from './pull/panels.ts';
import { testRepairs } from './pull/repairs.ts';
import { Scope } from './harness/scope.ts';
import { openPullScene, type PullScene } from './scenario/pull-scene.ts';

const scope = new Scope();
afterAll(() => scope.close());

const NEEDS = {
  restic: { program: 'restic', suite: 'trixie' },
  oldRestic: { program: 'restic', suite: 'bookworm' },
  nodeExporter: { program: 'prometheus-node-exporter', suite: 'bookworm' },
  alertmanager: { program: 'prometheus-alertmanager', suite: 'bookworm' },
  // Those before keep_firing_for refuse the rules.
  vmalert: { program: 'vmalert', suite: 'sid' },
  promtool: { program: 'promtool', suite: 'bookworm' },
} as const;

/** One scene for all groups, because it takes half a minute; they run in this order, and the last two change it. */
describeWithTools('from repositories to a webhook', NEEDS, (programs) => {
  let scene: PullScene;

  beforeAll(async () => {
    scene = await openPullScene(scope, programs);
  });

  describe('the alerts', () => {
    testAlerts(() => scene);
  });
  describe('the page', () => {
    testPage(() => scene, programs.promtool.path);
  });
  describe('the panels', () => {
    testPanels(() => scene);
  });
  describe('what must not resolve an alert', () => {
    testLasting(() => scene);
  });
  describe('repairs', () => {
    testRepairs(() => scene);
  });
});
