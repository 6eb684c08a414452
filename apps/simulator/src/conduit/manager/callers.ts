import { createConnectTransport } from '@connectrpc/connect-node';
import type { Surroundings } from '../../component.ts';
import type { Random } from '../../random.ts';
import { callService } from '../../rpc/define-service.ts';
import { ask } from '../../surface/ask.ts';
import { CUSTOMERS, SERVERS } from '../fleet.ts';
import { MANAGER_SERVICE } from '../services.ts';
import { secretOf } from './auth.ts';

/** People, their scripts and their tools, who ask the manager. */
export interface ManagerCallers {
  /** What they ask in one second, one after the other. */
  askForASecond(): Promise<void>;
}

const TOKENS_KEPT = 30;

/** Callers of the manager at `url`. What they ask follows from the seed alone. */
export function managerCallers(url: string, { random: chance, effects, now }: Surroundings): ManagerCallers {
  const random = chance.fork('callers');
  const tokens: string[] = [];
  const rpc = callService(MANAGER_SERVICE, createConnectTransport({ baseUrl: url, httpVersion: '1.1' }));

  const login = async (isWrong: boolean): Promise<void> => {
    const customer = random.pick(CUSTOMERS);
    const isRefresh = random.chance(0.3) && tokens.length > 0;
    const good = isRefresh ? random.pick(tokens) : secretOf(customer);
    const { body } = await ask(`${url}/api/v1/auth/${isRefresh ? 'refresh' : 'login'}`, {
      method: 'POST',
      body: { customer, method: random.pick(['password', 'api_key']), secret: isWrong ? 'a guess' : good },
    });
    if (typeof body['token'] === 'string') tokens.push(body['token']);
    if (tokens.length > TOKENS_KEPT) tokens.shift();
  };
  const request = async (isWrong: boolean): Promise<void> => {
    const token = isWrong || tokens.length === 0 ? 'made-up' : random.pick(tokens);
    const { path, ...question } = nextRequest(random, now());
    await ask(`${url}${path}`, { ...question, headers: { authorization: `Bearer ${token}` } });
  };
  const call = async (): Promise<void> => {
    const { id: serverId, datacenter } = random.pick(SERVERS);
    const asked = random.chance(0.7)
      ? rpc.GetServer({ serverId: random.chance(0.02) ? 'srv-unknown' : serverId })
      : rpc.ListGateways({ datacenter });
    // Refusals and failures are counted where they happen.
    await asked.catch(() => undefined);
  };
  return {
    async askForASecond() {
      const { wrongSecrets, attacks } = effects();
      if (tokens.length === 0) await login(false);
      const work = [
        ...Array.from({ length: random.times(0.6) }, () => () => login(random.chance(wrongSecrets))),
        ...Array.from({ length: random.times(4) }, () => () => request(random.chance(wrongSecrets))),
        ...Array.from({ length: random.times(1) }, () => call),
        ...Array.from({ length: random.times(attacks) }, () => () => login(true)),
        ...Array.from({ length: random.times(attacks) }, () => () => request(true)),
      ];
      for (const step of work) await step();
    },
  };
}

interface NextRequest {
  readonly path: string;
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly body?: object;
}

function nextRequest(random: Random, now: number): NextRequest {
  const { id, customer, datacenter } = random.pick(SERVERS);
  const spare = `srv-spare-${random.below(20)}`;
  const requests: readonly NextRequest[] = [
    { path: '/api/v1/servers' },
    { path: `/api/v1/servers/${id}` },
    { path: `/api/v1/servers/${id}?at=${Math.floor(now)}` },
    { path: `/api/v1/customers/${customer}/servers` },
    { path: '/api/v1/gateways' },
    { path: '/health' },
    {
      path: `/api/v1/servers/${id}`,
      method: 'PUT',
      body: { status: random.pick(['active', 'active', 'active', 'maintenance', 'unreachable']) },
    },
    { path: '/api/v1/servers', method: 'POST', body: { id: spare, customer, datacenter } },
    { path: `/api/v1/servers/${spare}`, method: 'DELETE' },
    { path: `/somebody/${random.below(1e6)}/tries/paths` },
  ];
  return random.pick(requests);
}
