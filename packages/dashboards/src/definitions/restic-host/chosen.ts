import { variable } from '@lockstep/query';

/** The hosts that the reader chose, or came from. */
export const CHOSEN = { host: variable('host') } as const;
