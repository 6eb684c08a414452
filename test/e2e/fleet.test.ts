import { afterAll, beforeAll, describe } from 'vitest';
import { describeWithTools } from '../tools/describe-with-tools.ts';
import { findTool } from '../tools/find-tool.ts';
import { testChanges } from './fleet/changes.ts';
import { testPage } from './fleet/page.ts';
import { testPanels } from './fleet/panels.ts';
import { testReports } from './fleet/reports.ts';
import { testRestart } from './fleet/restart.ts';
import { Scope } from './harness/scope.ts';
import { openScene, type Scene } from './scenario/scene.ts';

const scope = new Scope();
afterAll(() => scope.close());

const NEEDS = {
  restic014: { program: 'restic', suite: 'bookworm' },
  restic018: { program: 'restic', suite: 'trixie' },
} as const;

/** One scene for all groups, because it takes half a minute; they run in this order, and the last two change it. */
describeWithTools('a fleet with real backups', NEEDS, ({ restic014, restic018 }) => {
  let scene: Scene;

  beforeAll(async () => {
    const restic019 = findTool('restic', { suite: 'sid' });
    scene = await openScene(scope, {
      good: restic014.path,
      failing: restic018.path,
      // The story goes the same way with 0.18, but for the exit code.
      partial: 'missing' in restic019 ? restic018.path : restic019.path,
      misled: restic018.path,
      offline: restic014.path,
    });
  }, 240_000);

  describe('reports', () => {
    testReports(() => scene);
  });
  describe('the page', () => {
    testPage(() => scene);
  });
  describe('the panels', () => {
    testPanels(() => scene);
  });
  describe('a restart of the server', () => {
    testRestart(scope, () => scene);
  });
  describe('what comes after', () => {
    testChanges(() => scene);
  });
});
