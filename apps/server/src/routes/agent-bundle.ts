import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';
import { ApiFailure } from '../errors.ts';

const NAME = 'lockstep-agent.mjs';

/** Hands out the agent and its checksum (in the format of `sha256sum --check`). Read anew each time: it is small, and rarely asked for. */
export function agentBundleRoutes(app: FastifyInstance, path: string): void {
  const bundle = async (): Promise<Buffer> => {
    try {
      return await readFile(path);
    } catch {
      throw new ApiFailure('not_found', 'This server has no agent to hand out; `npm run build` makes it.');
    }
  };
  app.get(`/agent/${NAME}`, async (_request, reply) => {
    return reply.type('text/javascript; charset=utf-8').send(await bundle());
  });
  app.get(`/agent/${NAME}.sha256`, async (_request, reply) => {
    const digest = createHash('sha256')
      .update(await bundle())
      .digest('hex');
    return reply.type('text/plain; charset=utf-8').send(`${digest}  ${NAME}\n`);
  });
}
