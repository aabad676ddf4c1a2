import { afterEach, describe, expect, test, vi } from "vitest";
import type { ContentScriptContext } from "../../../../lib/platform/page-context.ts";
import { pageScript } from "../../../../components/page/page-script.ts";
import { world } from "../../../../lib/crm/page/page-world.ts";

function createContext() {
  const life = new AbortController();
  return { signal: life.signal, abort: () => life.abort() } as unknown as ContentScriptContext;
}

const run = (ctx: ContentScriptContext, main = vi.fn<(ctx: ContentScriptContext) => void>()) => {
  void pageScript({ pages: ["service-contract"], main }).main(ctx as never);
  return main;
};

describe("pageScript", () => {
  afterEach(() => {
    delete world.planbridgePage;
  });

  test("mounts on the page that it is for, and ends with it", () => {
    world.planbridgePage = { name: "service-contract" };
    const ctx = createContext();
    expect(run(ctx)).toHaveBeenCalledExactlyOnceWith(ctx);
    world.planbridgePage.end?.();
    expect(ctx.signal.aborted).toBe(true);
  });

  test.each([["client-list" as const], [null]])(
    "mounts nothing where the page has become %s while it was on its way",
    (name) => {
      world.planbridgePage = { name };
      expect(run(createContext())).not.toHaveBeenCalled();
    },
  );

  test("ends what is there already before it mounts", () => {
    world.planbridgePage = { name: "service-contract" };
    const [first, second] = [createContext(), createContext()];
    run(first);
    run(second);
    expect([first.signal.aborted, second.signal.aborted]).toEqual([true, false]);
  });
});
