import type { Arbitrary } from "fast-check";

/** One way in for input that nobody of us has written, and what has to hold for whatever comes in. */
export interface FuzzTarget<Input = unknown> {
  name: string;
  /** How many of the cases are this target's, against the other targets. Cheap ones get more. */
  weight: number;
  input: Arbitrary<Input>;
  /** Throws where a property doesn't hold. A `ProblemError` is a refusal, and fine. */
  check(input: Input): void | Promise<void>;
}

/** For a list of targets of several kinds of input. */
export function fuzzTarget<Input>(target: FuzzTarget<Input>): FuzzTarget {
  return target;
}
