import { defineConfig } from 'vitest/config';
import { SummaryReporter } from '../../../../scripts/vitest-summary.ts';

export default defineConfig({
  test: {
    include: ['*.fixture.ts'],
    reporters: ['default', new SummaryReporter()],
    typecheck: { enabled: true, include: ['*.fixture-d.ts'], tsconfig: 'tsconfig.json' },
  },
});
