import type { Page, RenderedPage } from './page.ts';

/** One rendering, and how many scrapes get its page. */
interface Turn {
  scrapes: number;
  readonly pages: Promise<Page[]>;
}

/**
 * Lets scrapes overlap: one page is rendered at a time, and all scrapes that come meanwhile share the next one, so that
 * each sees everything that happened before it came.
 */
export class ScrapeQueue {
  readonly #render: () => Promise<RenderedPage>;
  #running: Turn | undefined;
  #next: Turn | undefined;

  /** `render` takes the values after it is called, and rejects where it could throw. */
  constructor(render: () => Promise<RenderedPage>) {
    this.#render = render;
  }

  async scrape(): Promise<Page> {
    const turn = this.#turn();
    turn.scrapes++;
    const page = (await turn.pages).pop();
    if (page === undefined) throw new Error('A scrape got no page. This is a bug of @lockstep/metrics.');
    return page;
  }

  #turn(): Turn {
    if (this.#running === undefined) return (this.#running = this.#begin());
    return (this.#next ??= this.#begin(this.#running));
  }

  /** A turn that renders at once, or as soon as the one before it is over. */
  #begin(before?: Turn): Turn {
    const run = async (): Promise<Page[]> => {
      // Whether the page before succeeded concerns only those who wait for it.
      if (before !== undefined) await before.pages.catch(() => undefined);
      try {
        const page = await this.#render();
        // Opened for all of them before the next turn may write: their memory is held from here on.
        return Array.from({ length: turn.scrapes }, () => page.open());
      } finally {
        this.#running = this.#next;
        this.#next = undefined;
      }
    };
    const turn: Turn = { scrapes: 0, pages: run() };
    return turn;
  }
}
