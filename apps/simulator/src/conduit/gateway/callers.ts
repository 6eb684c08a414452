import { createConnectTransport } from '@connectrpc/connect-node';
import { conduitGateway } from '@lockstep/catalog';
import type { Surroundings } from '../../component.ts';
import { callService } from '../../rpc/define-service.ts';
import { ask } from '../../surface/ask.ts';
import { CUSTOMERS, SERVERS, siteOf } from '../fleet.ts';
import { secretOf } from '../manager/auth.ts';
import { GATEWAY_SERVICE } from '../services.ts';
import { HEARTBEAT_SECONDS } from './agents.ts';
import { createViewers } from './viewers.ts';

/** People and tools at a gateway, and the agents of its site that are not played as a component. */
export interface GatewayCallers {
  /** What they do in one second, one after the other. */
  askForASecond(): Promise<void>;
  close(): void;
}

const OPERATIONS = conduitGateway.metrics.gateway_bmc_operations_total.labels.operation.values;
const OTHER_AGENTS = ['02', '03', '04'];

/** Seconds that a console is looked at, mostly. */
const VIEW_SECONDS = 40;

/** Seconds after which a console mostly breaks that does. */
const BREAK_SECONDS = 5;

/** A token is used so long; the manager lets it live a little longer. */
const TOKEN_SECONDS = 40;

/** Callers of a gateway. What they ask follows from the seed alone. */
export function gatewayCallers(url: string, managerUrl: string, surroundings: Surroundings): GatewayCallers {
  const { random: chance, effects, now, index } = surroundings;
  const random = chance.fork('callers');
  const site = siteOf(index);
  const servers = SERVERS.filter(({ datacenter }) => datacenter === site);
  const rpc = callService(GATEWAY_SERVICE, createConnectTransport({ baseUrl: url, httpVersion: '1.1' }));
  const viewers = createViewers(random.fork('viewers'));
  const registered = new Set<string>();
  let token = { text: '', since: -TOKEN_SECONDS };

  const headers = () => ({ authorization: `Bearer ${random.chance(effects().wrongSecrets) ? 'made-up' : token.text}` });
  const login = async (): Promise<void> => {
    const customer = random.pick(CUSTOMERS);
    const body = { customer, method: 'api_key', secret: secretOf(customer) };
    const answer = await ask(`${managerUrl}/api/v1/auth/login`, { method: 'POST', body });
    if (typeof answer.body['token'] === 'string') token = { text: answer.body['token'], since: now() };
  };
  const open = async (): Promise<void> => {
    const body = { type: random.pick(['sol', 'vnc']), serverId: random.pick(servers).id };
    const { body: session } = await ask(`${url}/api/v1/sessions`, { method: 'POST', body, headers: headers() });
    const breaks = random.chance(effects().sessionFailures);
    const closesAt = now() + random.around(breaks ? BREAK_SECONDS : VIEW_SECONDS);
    // Some ask for a console and never come.
    if (typeof session['id'] !== 'string' || random.chance(0.05)) return;
    viewers.open(`${url}/console/${session['id']}`, { closesAt, breaks });
  };
  const look = async (): Promise<void> => {
    const method = random.chance(0.1) ? 'DELETE' : 'GET';
    await ask(`${url}/api/v1/sessions/gone-${random.below(1e6)}`, { method, headers: headers() });
  };
  const operate = (): void => {
    const request = { serverId: random.pick(servers).id, operation: random.pick(OPERATIONS) };
    // Not waited for: a controller takes seconds. Failures are counted where they happen.
    void rpc.ExecuteOperation(request).catch(() => undefined);
  };
  const beat = async (number: string): Promise<void> => {
    const agentId = `agent-${site}-${number}`;
    if (registered.has(agentId)) return void (await rpc.Heartbeat({ agentId }));
    await rpc.RegisterAgent({ agentId, datacenter: site, address: '' });
    registered.add(agentId);
  };
  return {
    async askForASecond() {
      if (now() - token.since >= TOKEN_SECONDS) await login();
      viewers.type(now());
      const work = [
        // Who does not get a console tries again.
        ...Array.from({ length: random.times(0.15 + effects().sessionFailures) }, () => open),
        ...Array.from({ length: random.times(1.5) }, () => look),
        ...Array.from({ length: random.times(0.1) }, () => async () => void (await ask(`${url}/health`))),
        ...(now() % HEARTBEAT_SECONDS === 0 ? OTHER_AGENTS.map((number) => () => beat(number)) : []),
      ];
      random.repeat(0.6, operate);
      if (random.chance(effects().sessionFailures * 0.1))
        await rpc.Heartbeat({ agentId: 'made-up' }).catch(() => undefined);
      if (random.chance(effects().sessionFailures * 0.1)) {
        await rpc.RegisterAgent({ agentId: '', datacenter: '', address: '' }).catch(() => undefined);
      }
      // One call that fails does not keep the others from being made.
      for (const step of work) await step().catch(() => undefined);
    },
    close: () => viewers.close(),
  };
}
