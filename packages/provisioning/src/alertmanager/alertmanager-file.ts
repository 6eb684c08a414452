import type { Stack } from '../stack.ts';
import { type ProvisioningFile, yamlFile } from '../yaml-file.ts';
import { alertmanagerConfig } from './alertmanager-config.ts';

const ABOUT = `
Alertmanager, 0.25 or later: who is told of what.

1. Put the address of your receiver in the place of both urls: any program that takes Alertmanager's JSON, or one of
   its other integrations (mail, chat, pager). From 0.26 on, url_file keeps an address that is a secret out of here.
2. The Watchdog fires always. Give it to a dead man's switch on another machine, which tells you when it falls silent:
   nothing on this machine can tell you that this machine is gone.
3. amtool check-config alertmanager.yml
`;

/** `alertmanager/alertmanager.yml`: one webhook for everything, and one for the Watchdog. */
export function alertmanagerFile({ alertWebhook, watchdogWebhook }: Stack): ProvisioningFile {
  const config = alertmanagerConfig({ operator: { url: alertWebhook }, watchdog: { url: watchdogWebhook } });
  return yamlFile('alertmanager/alertmanager.yml', ABOUT, config);
}
