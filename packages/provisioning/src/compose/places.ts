/** Where the containers find what is mounted into them. */
export const PLACES = {
  metricsToken: '/run/secrets/metrics-token',
  operatorUrl: '/run/secrets/alert-webhook-url',
  watchdogUrl: '/run/secrets/watchdog-webhook-url',
  /** The folder that the service `web-file` fills: `web.yml`, `user` and `password`. */
  web: '/etc/prometheus-web',
  prometheusData: '/prometheus',
} as const;

/** The volume of `PLACES.web`, and the files in it. */
export const WEB_VOLUME = 'prometheus-web';
