import { act, cleanup, render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createRef } from "preact";
import { FloatingDock } from "../../../../components/invoice/floating-dock.tsx";

/** Tells the dock whether its panel is in the window. */
let tell: (isIntersecting: boolean) => void;

beforeEach(() => {
  vi.stubGlobal(
    "IntersectionObserver",
    class {
      constructor(callback: (entries: { isIntersecting: boolean }[]) => void) {
        tell = (isIntersecting) => void act(() => callback([{ isIntersecting }]));
      }
      observe() {
        tell(true);
      }
      disconnect() {
        tell = () => undefined;
      }
    },
  );
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show(canFloat: boolean) {
  const panel = createRef<HTMLElement>();
  return render(
    <section ref={panel}>
      <FloatingDock of={panel} canFloat={canFloat}>
        {(floats) => <p>2 errors{floats && " in all"}</p>}
      </FloatingDock>
    </section>,
  );
}
const isFloating = () => screen.getByText(/^2 errors/).parentElement?.matches(".pb-dock-floating");

it("F63: FloatingDock stands at the foot of the window while no part of its panel can be seen", () => {
  show(true);
  expect(isFloating()).toBe(false);
  tell(false);
  expect(isFloating()).toBe(true);
  expect(screen.getByText(/2 errors/).textContent).toBe("2 errors in all");
  expect(document.documentElement.style.scrollPaddingBlockEnd).toMatch(/px$/);
  tell(true);
  expect(isFloating()).toBe(false);
  expect(document.documentElement.style.scrollPaddingBlockEnd).toBe("");
});

it("F63: FloatingDock stays in its panel while it has nothing to say", () => {
  show(false);
  tell(false);
  expect(isFloating()).toBe(false);
});
