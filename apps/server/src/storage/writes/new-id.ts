import { monotonicFactory } from 'ulid';

/**
 * Makes the id of a host or an alert: a ULID of the given time that is greater than every one made before it in this
 * process, so that the order of ids is the order of making, within one millisecond and when the clock is set back.
 */
export const newId: (nowMs: number) => string = monotonicFactory();
