declare const why: unique symbol;

/** Stands where a method would be if it made sense. Calling it does not compile, and the compiler then says why. */
export interface Refused<Why extends string> {
  readonly [why]: Why;
}
