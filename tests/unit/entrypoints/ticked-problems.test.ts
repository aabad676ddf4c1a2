// @vitest-environment node
import { describe, expect, test } from "vitest";
import { tickedProblem } from "../../../entrypoints/sync-dialog/ticked-problems.ts";
import type { TickedClients } from "../../../lib/crm/read/read-client-list.ts";

const ticked = (more: Partial<TickedClients>): TickedClients => ({ clients: [], unreadable: [], ...more });

describe("tickedProblem", () => {
  test("has nothing to say where every ticked client is seen and has a link", () => {
    expect(tickedProblem(ticked({}))).toBeNull();
  });

  test.each<[Partial<TickedClients>, string, string]>([
    [{ unreadable: ["Ivy"] }, "crm-row-without-link", "A ticked row has no link to a client profile: Ivy."],
    [
      { notVisible: 10, notRead: 10 },
      "ticked-on-other-pages",
      "By the list's own count, 10 more clients are ticked on other pages of the list. They aren't synced.",
    ],
    [
      { notVisible: 1 },
      "ticked-but-hidden",
      "1 ticked client can't be seen in the list at present, and is synced too.",
    ],
  ])("of %j it says %s: %s", (more, code, what) => {
    expect(tickedProblem(ticked(more))).toMatchObject({ code, what });
  });

  test("says everything at once", () => {
    const problem = tickedProblem(ticked({ unreadable: ["Ivy", "Ben"], notVisible: 5, notRead: 3 }));
    expect(problem?.what).toMatch(
      /2 ticked rows have no link.*3 more clients are ticked.*2 ticked clients can't be seen/,
    );
  });
});
