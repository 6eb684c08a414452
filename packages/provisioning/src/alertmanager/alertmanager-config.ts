import { INHIBITIONS, inhibitRule } from './inhibitions.ts';

/** Where a receiver posts to: an address, or a file that holds one (Alertmanager 0.26 and later). */
export type WebhookAddress = { readonly url: string } | { readonly urlFile: string };

/** Who is told. */
export interface Receivers {
  readonly operator: WebhookAddress;
  /** A dead man's switch outside: it must shout when it has heard nothing for a quarter of an hour. */
  readonly watchdog: WebhookAddress;
}

/**
 * The configuration of an Alertmanager, 0.25 or later. One message per alert and repository. Critical alerts are repeated
 * every hour, warnings twice a day. The Watchdog, which always fires, goes to a receiver of its own: its silence is the
 * alert, so it must not drown among others, nor be grouped with them.
 */
export function alertmanagerConfig({ operator, watchdog }: Receivers): object {
  return {
    global: { resolve_timeout: '5m' },
    route: {
      receiver: 'operator',
      group_by: ['alertname', 'repository'],
      group_wait: '30s',
      group_interval: '5m',
      repeat_interval: '12h',
      routes: [
        {
          receiver: 'watchdog',
          matchers: ['alertname = "Watchdog"'],
          group_wait: '0s',
          group_interval: '1m',
          repeat_interval: '5m',
        },
        { receiver: 'operator', matchers: ['severity = "critical"'], group_wait: '10s', repeat_interval: '1h' },
        { receiver: 'operator', matchers: ['severity = "warning"'] },
      ],
    },
    inhibit_rules: INHIBITIONS.map(inhibitRule),
    receivers: [
      { name: 'operator', webhook_configs: [webhook(operator, true)] },
      { name: 'watchdog', webhook_configs: [webhook(watchdog, false)] },
    ],
  };
}

function webhook(address: WebhookAddress, sendResolved: boolean): object {
  const where = 'url' in address ? { url: address.url } : { url_file: address.urlFile };
  return { ...where, send_resolved: sendResolved };
}
