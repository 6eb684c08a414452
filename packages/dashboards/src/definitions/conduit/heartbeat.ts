/** How often an agent sends a heartbeat to its gateway, in seconds. The specification names no interval. */
export const HEARTBEAT_SECONDS = 15;

/** After so many heartbeats without one an agent counts as lost. */
export const LOST_HEARTBEATS = 3;
