import { describe, expect, test } from "vitest";
import { subjectFault } from "../../gates/commit-subjects.ts";

describe("subjectFault", () => {
  test.each([
    "fix(ndia): keep the plan when a budget has no management",
    "refactor!: move every file to its room",
    "test: F60 rejects a typed amount that differs",
    `docs: ${"x".repeat(66)}`,
  ])("subjectFault accepts the commit subject %j", (subject) => {
    expect(subjectFault(subject)).toBeUndefined();
  });

  test.each([
    "Keep the plan",
    "fix keep the plan",
    "fixes: keep the plan",
    "fix: Keep the plan",
    "fix: keep the plan.",
    "fix:keep the plan",
    "fix(NDIA client): keep the plan",
    `docs: ${"x".repeat(67)}`,
  ])("subjectFault rejects the commit subject %j", (subject) => {
    expect(subjectFault(subject)).toBeTypeOf("string");
  });
});
