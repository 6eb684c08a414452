import type { Surroundings } from '../../component.ts';
import { ask, type Question } from '../../surface/ask.ts';
import type { Command } from './commands.ts';
import { COMMAND_ROUTES } from './routes.ts';

/** Those who use the API. */
export interface Tenants {
  /** What they ask in one second, one after the other. */
  askForASecond(): Promise<void>;
}

const COMMANDS = Object.keys(COMMAND_ROUTES) as readonly Command[];
const GRANTS = ['device_code', 'refresh_token', 'client_credentials'];

/** Tenants of the API at `url`. What they ask follows from the seed alone. */
export function createTenants(url: string, { random: chance, effects }: Surroundings): Tenants {
  const random = chance.fork('tenants');
  let keys = 0;
  const post = (path: string, body: object) => ask(`${url}${path}`, { method: 'POST', body });
  const read = () =>
    ask(
      `${url}${random.pick(['/v1/apps', `/v1/apps/app-${1 + random.below(33)}`, '/v1/events', '/health', `/old/${random.below(1e6)}`])}`,
    );
  const mint = () => {
    const secret = random.chance(effects().wrongSecrets) ? 'wrong' : 'right';
    return post('/v1/auth/token', { grant_type: random.pick(GRANTS), secret });
  };
  const poll = () => post('/v1/auth/device/polls', {});
  const restore = () => post(`/v1/volumes/${1 + random.below(40)}/restores`, {});
  const command = async () => {
    const { method, url: template } = COMMAND_ROUTES[random.pick(COMMANDS)];
    const path = template
      .replace(':env_id', `env-${random.below(20)}`)
      .replace(':process_type', random.pick(['web', 'worker']))
      .replace(':route_id', `route-${random.below(50)}`);
    const key = `key-${keys++}`;
    // An empty wish breaks a rule; a version from long ago meets another writer's.
    const body = random.chance(0.02) ? {} : { wish: random.below(1e6) };
    const question: Question = {
      method,
      body,
      headers: { 'idempotency-key': key, ...(random.chance(0.02) && { 'if-match': '1' }) },
    };
    await ask(`${url}${path}`, question);
    if (random.chance(0.05)) await ask(`${url}${path}`, question);
    if (random.chance(0.05)) await ask(`${url}${path}`, { ...question, body: { wish: 'another' } });
  };
  return {
    async askForASecond() {
      const work = [
        ...Array.from({ length: random.times(3) }, () => read),
        ...Array.from({ length: random.times(2) }, () => command),
        ...Array.from({ length: random.times(0.5) }, () => mint),
        ...Array.from({ length: random.times(0.5) }, () => poll),
        ...Array.from({ length: random.times(0.1) }, () => restore),
      ];
      for (const step of work) await step();
    },
  };
}
