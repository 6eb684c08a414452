import { KOPIA_SECTIONS } from './kopia-sections.ts';
import { specificationPage } from './specification-page.ts';

const ABOUT = [
  'Every name, label, endpoint, panel, rule, configuration line, variable and command of the specification of the Kopia',
  'stack. What cannot work as it is written has what stands in its place. How to use it all: [the stack](../kopia-stack.md).',
].join('\n');

/** The page of the Kopia specification. */
export const kopiaSpecification = (): string =>
  specificationPage('The Kopia specification, line by line', ABOUT, KOPIA_SECTIONS);
