import { NewHost } from '@lockstep/protocol';
import { InvalidArgumentError } from 'commander';
import { problemOf } from '../routes/schema-problem.ts';
import { createValidator } from '../routes/validator.ts';

/** Options of `host add`, as the command line gives them. */
export interface HostOptions {
  readonly every?: string;
  readonly cron?: string;
  readonly timeZone?: string;
  readonly heartbeat?: string;
  readonly wakeful?: true;
}

/**
 * A host to enrol, held to the schema of the API.
 *
 * @throws InvalidArgumentError that names what is wrong
 */
export function newHost(name: string, { every, cron, timeZone, heartbeat, wakeful }: HostOptions): NewHost {
  if (timeZone !== undefined && cron === undefined) throw new InvalidArgumentError('--time-zone goes with --cron');
  const host = {
    name,
    ...(every !== undefined && { expected: { interval_seconds: Number(every) } }),
    ...(cron !== undefined && { expected: { cron, ...(timeZone !== undefined && { time_zone: timeZone }) } }),
    ...(heartbeat !== undefined && { heartbeat_seconds: Number(heartbeat) }),
    ...(wakeful === true && { wakeful }),
  };
  const validate = createValidator().compile<NewHost>(NewHost);
  if (validate(host)) return host;
  throw new InvalidArgumentError(problemOf(validate.errors ?? [], 'host').message);
}
