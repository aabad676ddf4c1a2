import { expect, test } from "vitest";
import {
  fails,
  holds,
  refusalsOf,
  unknown,
  warningsOf,
  warns,
} from "../../../../lib/domain/booking/booking-checks.ts";

const CHECKS = [
  holds("a", "A."),
  fails("b", "B.", "Mend b.", "start"),
  warns("c", "C.", "Mind c."),
  unknown("d", "D.", "Look d up."),
  unknown("registered", "R.", "Only the NDIA knows."),
];

test("F117: refusalsOf takes what fails and prevents, and nothing that isn't known", () => {
  expect(refusalsOf(CHECKS)).toEqual([{ code: "b", what: "This doesn't hold: B.", remedy: "Mend b." }]);
});

test("warningsOf takes what is said and prevents nothing, but not what nobody here can know", () => {
  expect(warningsOf(CHECKS)).toEqual(["Mind c.", "Look d up."]);
});
