import { describe, expect, test, vi } from "vitest";
import { ContentScriptContext } from "../../../lib/platform/page-context.ts";

describe("ContentScriptContext", () => {
  test("a page script's context is valid when it starts", () => {
    expect(new ContentScriptContext().signal.aborted).toBe(false);
  });

  test("a newer copy of a page script ends the older one, and isn't ended itself", () => {
    const older = new ContentScriptContext();
    const leave = vi.fn<() => void>();
    older.onInvalidated(leave);
    const newer = new ContentScriptContext();
    expect(older.signal.aborted).toBe(true);
    expect(leave).toHaveBeenCalledTimes(1);
    expect(newer.signal.aborted).toBe(false);
  });

  test("a page script that has been ended isn't called back again by a third copy", () => {
    const leave = vi.fn<() => void>();
    const first = new ContentScriptContext();
    first.onInvalidated(leave);
    const second = new ContentScriptContext();
    const third = new ContentScriptContext();
    expect(leave).toHaveBeenCalledTimes(1);
    expect([second, third].map(({ signal }) => signal.aborted)).toEqual([true, false]);
  });
});
