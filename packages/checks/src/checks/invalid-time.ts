import { defineCheck, type DocumentFinding } from '../check.ts';
import type { Placed } from '../documents/document.ts';
import { pointerStep } from '../documents/loose.ts';

const POINT = /^now(?:[+-]\d*[smhdwMQy])*(?:\/f?[smhdwMQy])?$/;
const DATE = /^(?:\d{4}-\d\d-\d\d(?:[T ][\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?|\d{9,13})$/;

interface Form {
  readonly isValid: (text: string) => boolean;
  readonly fix: string;
}

const POINT_FORM: Form = {
  isValid: (text) => POINT.test(text) || DATE.test(text),
  fix: 'Write it as `now`, `now-24h`, `now/d`.',
};
const REFRESH_FORM: Form = {
  isValid: (text) => text === '' || text === 'auto' || /^\d+(?:ms|[smhdwMQy])$/.test(text),
  fix: 'Write it as `30s`, `1m`, `1h`.',
};
/** What Grafana puts behind `now-`, or takes as it is when `now` is in it. */
const SPAN_FORM: Form = {
  isValid: (text) =>
    text === '' || /^(?:now-|\+)?\d+[smhdwMQy]$/.test(text) || /^now(?:-\d+[dwMQy])?\/f?[smhdwMQy]$/.test(text),
  fix: 'Write it as `1m`, `24h`, `30d`.',
};
const INTERVAL_FORM: Form = {
  isValid: (text) => text === '' || /^[<>=]*\s*\d+(?:\.\d+)?(?:ms|[smhdwMy])?$/.test(text),
  fix: 'Write it as `30s`, `1m`, or `>1m`.',
};

const PANEL_TIMES: readonly (readonly [string, Form])[] = [
  ['timeFrom', SPAN_FORM],
  ['timeShift', SPAN_FORM],
  ['interval', INTERVAL_FORM],
];

/** A time or span that Grafana does not understand. */
export const invalidTime = defineCheck({
  id: 'invalid-time',
  scope: 'dashboard',
  defect: 'impossible',
  docs: {
    summary: 'A time range, a refresh interval or the time of a panel is written in a way that Grafana does not read.',
    why: 'The dashboard opens with another range, does not refresh, or shows "invalid" in a panel.',
    bad: [{ panels: [], time: { from: 'now-24x', to: 'now' } }, { panels: [{ timeFrom: '30' }] }],
    good: [{ panels: [{ timeFrom: '30d' }], time: { from: 'now-24h', to: 'now' }, refresh: '1m' }],
  },
  check({ timeRange, refresh, panels }, _context, report) {
    for (const point of timeRange) judge(point, POINT_FORM, report);
    if (refresh !== undefined && refresh.value !== false) judge(refresh, REFRESH_FORM, report);
    for (const { times } of panels) {
      for (const [key, form] of PANEL_TIMES) {
        judge({ path: `${times.path}/${pointerStep(key)}`, value: times.value[key] }, form, report);
      }
    }
  },
});

function judge(
  { path, value }: Placed<unknown>,
  { isValid, fix }: Form,
  report: (finding: DocumentFinding) => void,
): void {
  if (value === undefined || value === null) return;
  if (typeof value === 'string' && (value.includes('$') || isValid(value))) return;
  if (typeof value === 'number' && isValid(String(value))) return;
  report({ path, message: `\`${JSON.stringify(value)}\` is not understood.`, fix });
}
