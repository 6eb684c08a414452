import { unitProblems } from '@lockstep/promql';
import { defineCheck } from '../check.ts';

/** Values of different units are added, subtracted or compared. */
export const mixedUnits = defineCheck<'query'>({
  id: 'mixed-units',
  scope: 'query',
  defect: 'impossible',
  docs: {
    summary: 'Values of different units are added, subtracted or compared.',
    why: 'The result is a number that means nothing: seconds plus bytes, or a Unix time that is compared with an age.',
    bad: [
      'process_resident_memory_bytes > process_start_time_seconds',
      'sum(disk_free_bytes) + sum(rate(network_transmit_bytes_total[5m]))',
      'time() - process_start_time_seconds > process_start_time_seconds',
    ],
    good: [
      'disk_size_bytes - disk_free_bytes > 0.1 * disk_size_bytes',
      'time() - backup_last_success_timestamp_seconds > 86400',
      'sum(disk_free_bytes) + sum(increase(network_transmit_bytes_total[5m]))',
    ],
  },
  check({ expr, analysis }, _context, report) {
    for (const { from, to, message } of unitProblems(expr, analysis))
      report({ at: { from, to }, message, fix: 'Bring both sides to the same unit, or compare with a bare number.' });
  },
});
