export { GO_TO_NODE, type NodeCounterpart } from './go-to-node.ts';
export { type NodeProcessOptions, type NodeProcessRegistry, observeNodeProcess } from './node-process.ts';
