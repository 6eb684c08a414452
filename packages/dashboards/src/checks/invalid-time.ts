import type { Finding } from '../problem.ts';
import type { Check } from './check.ts';
import { recordOf } from './loose.ts';

const POINT = /^now(?:[+-]\d*[smhdwMQy])*(?:\/f?[smhdwMQy])?$/;
const SPAN = /^\d+(?:ms|[smhdwMQy])$/;

/** A time or span that Grafana does not understand. */
export const invalidTime: Check = {
  id: 'invalid-time',
  check({ json, panels }) {
    const time = recordOf(json['time']);
    const ofDashboard = [
      ...judge('', '/time/from', time['from'], POINT),
      ...judge('', '/time/to', time['to'], POINT),
      ...judge('', '/refresh', json['refresh'], SPAN),
    ];
    const ofPanels = panels.flatMap((panel) =>
      ['timeFrom', 'timeShift', 'interval'].flatMap((key) =>
        judge(panel.title, `${panel.path}/${key}`, panel.json[key], SPAN),
      ),
    );
    return [...ofDashboard, ...ofPanels];
  },
};

function judge(panel: string, path: string, value: unknown, form: RegExp): Finding[] {
  if (value === undefined || (typeof value === 'string' && form.test(value))) return [];
  const fix = form === POINT ? 'Write it as `now`, `now-24h`, `now/d`.' : 'Write it as `1m`, `24h`, `30d`.';
  return [{ panel, path, message: `\`${JSON.stringify(value)}\` is not understood.`, fix }];
}
