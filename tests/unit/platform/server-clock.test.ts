import { beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { clockAheadSeconds, noteServerTime } from "../../../lib/platform/server-clock.ts";
import { NOW } from "../test-clock.ts";

beforeEach(() => fakeBrowser.reset());

const note = (aheadMs: number) => noteServerTime(new Date(NOW - aheadMs).toUTCString(), NOW);

test("the clock is compared with the last answer, and a second or two are its way", async () => {
  expect(await clockAheadSeconds()).toBeNull();
  note(600_000);
  expect(await clockAheadSeconds()).toBe(600);
  note(-90_000);
  expect(await clockAheadSeconds()).toBe(-90);
  note(1_000);
  expect(await clockAheadSeconds()).toBe(0);
});

test("an answer that tells no time, or the same, stores nothing", () => {
  note(300_000);
  const set = vi.spyOn(fakeBrowser.storage.session, "set");
  noteServerTime(null, NOW);
  noteServerTime("yesterday", NOW);
  note(301_000);
  expect(set).not.toHaveBeenCalled();
});
