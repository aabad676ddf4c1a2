// @vitest-environment node
import { beforeEach, expect, test } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import {
  findNextCaptured,
  saveCapturedProblems,
} from "../../../../lib/platform/session/captured-problems.ts";

const SITE = "https://crm.example.org";
beforeEach(() => fakeBrowser.reset());

test("findNextCaptured keeps the list's order while its invoices are checked a few at a time, and again", async () => {
  await saveCapturedProblems(7, SITE, [["/1", true]]);
  await saveCapturedProblems(7, SITE, [
    ["/2", false],
    ["/3", true],
  ]);
  expect(await findNextCaptured(7, SITE, "/1")).toEqual({ path: "/3", left: 1 });
  await saveCapturedProblems(7, SITE, [["/3", false]]);
  expect(await findNextCaptured(7, SITE, "/1")).toEqual({ path: null, left: 0 });
  expect(await findNextCaptured(7, SITE, "/2")).toEqual({ path: "/1", left: 1 });
});
