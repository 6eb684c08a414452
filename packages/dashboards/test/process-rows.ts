import type { PanelRow } from './describe-panels.ts';
import { GIB } from './fleet-answers.ts';
import { matrix } from './responses.ts';

const A = { job: 'app', instance: 'a:80' };
const NOTHING: PanelRow = {
  state: 'nothing known',
  answers: {},
  shows: ['Nothing is scraped, or it does not tell of its process'],
};

/** Rows of the section about processes, which all services share. */
export const PROCESS_ROWS: Readonly<Record<string, PanelRow[]>> = {
  'Are processes busy?': [
    {
      state: 'a loop that is full',
      answers: {
        loop: matrix([A, [0.2, 0.97]]),
        processor: matrix([A, [0.3, 1.4]]),
        collection: matrix([A, [0.01, 0.02]]),
      },
      shows: [
        'app a:80 loop [blue]: 97%, 97%',
        'app a:80 processor [#F29191]: 140%, 140%',
        'app a:80 collection [#E5A8E2]: 2%, 2%',
      ],
    },
    NOTHING,
  ],
  'How late are processes?': [
    {
      state: 'one piece of code that holds the loop',
      answers: { p99: matrix([A, [0.011, 0.012]]), worst: matrix([A, [0.02, 1.5]]) },
      shows: ['app a:80 p99 [#65C5DB]: 12 ms, 12 ms', 'app a:80 worst [#E0752D]: 1.50 s, 1.50 s'],
    },
    NOTHING,
  ],
  'Does memory grow?': [
    {
      state: 'a leak in a buffer',
      answers: { resident: matrix([A, [GIB, 2 * GIB]]), heap: matrix([A, [GIB / 4, GIB / 4]]) },
      shows: ['app a:80 resident [#9AC48A]: 2 GiB, 2 GiB', 'app a:80 heap [#967302]: 256 MiB, 256 MiB'],
    },
    NOTHING,
  ],
  'Do processes run out of files?': [
    { state: 'nearly', answers: { open: matrix([A, [0.1, 0.98]]) }, shows: ['app a:80 [#FADE2A]: 98%, 98%'] },
    NOTHING,
  ],
};
