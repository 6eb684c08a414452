/** Told what passes through an iterable. */
export interface Tap {
  readonly message: () => void;
  /** The source has no more. */
  readonly end: () => void;
  /** The source failed. */
  readonly fail: (error: unknown) => void;
  /** Its reader wants no more. */
  readonly leave: () => void;
}

/** The same messages, seen by `tap`. Not a generator: one that is left before its first message would not notice. */
export function tapped<T>(source: AsyncIterable<T>, tap: Tap): AsyncIterable<T> {
  return {
    [Symbol.asyncIterator]() {
      const messages = source[Symbol.asyncIterator]();
      return {
        async next() {
          try {
            const result = await messages.next();
            if (result.done === true) tap.end();
            else tap.message();
            return result;
          } catch (error) {
            tap.fail(error);
            throw error;
          }
        },
        async return(value?: unknown) {
          tap.leave();
          return (await messages.return?.(value)) ?? { done: true, value };
        },
        async throw(error: unknown) {
          tap.fail(error);
          if (messages.throw !== undefined) return messages.throw(error);
          throw error;
        },
      };
    },
  };
}
