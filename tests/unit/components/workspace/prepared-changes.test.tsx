import { cleanup, render, screen } from "@testing-library/preact";
import { afterEach, expect, test } from "vitest";
import { PreparedChanges, type PreparedState } from "../../../../components/workspace/prepared-changes.tsx";
import { ignore } from "../view-fixtures.ts";

afterEach(cleanup);

const none = {
  processed: 4,
  total: 4,
  state: "ready" as const,
  toReview: 0,
  failed: 0,
  saving: 0,
  verified: 0,
};

test.each<[Partial<PreparedState>, string]>([
  [{ state: "preparing", processed: 1 }, "Preparing changes: 1 of 4 clients…"],
  [{ toReview: 4 }, "4 changes to review."],
  [{ toReview: 3, failed: 1 }, "3 changes to review, 1 contract without one."],
  [{ saving: 3, verified: 1 }, "Saving 3 changes, 1 change saved and verified."],
  [{ verified: 4 }, "4 changes saved and verified."],
  [{}, "0 changes to review."],
])("changes that are prepared (%j) say how far they are: %s", (state, words) => {
  render(<PreparedChanges review={{ ...none, ...state }} onOpenReview={ignore} onStop={ignore} />);
  expect(screen.getByRole("status").textContent).toBe(words);
});
