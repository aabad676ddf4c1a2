import type { ComponentChildren, RefObject } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";

interface FloatingDockProps {
  /** What the dock belongs to: it stands there while that is in the window, and at the window's foot while it isn't. */
  of: RefObject<HTMLElement | null>;
  /** Without anything to say it stays where it belongs. */
  canFloat: boolean;
  /** What it shows may be shorter where it floats, or where the panel itself says the rest. */
  children: (isFloating: boolean) => ComponentChildren;
}

/**
 * Keeps what matters of a surface in sight on a long page, without covering any of the surface itself. The page keeps fields that
 * get the focus clear of it.
 */
export function FloatingDock({ of, canFloat, children }: FloatingDockProps) {
  const dock = useRef<HTMLDivElement>(null);
  const isAway = useIsAway(of);
  const isFloating = canFloat && isAway;
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    // Its place stays as high as it was there: what stands below it must not move under somebody's press.
    if (!isFloating && place.current) place.current.style.minBlockSize = "";
    const { style } = document.documentElement;
    style.scrollPaddingBlockEnd = isFloating ? `${dock.current?.offsetHeight ?? 0}px` : "";
    return () => (style.scrollPaddingBlockEnd = "");
  }, [isFloating]);
  const height = useRef(0);
  useLayoutEffect(() => {
    if (isFloating && place.current) place.current.style.minBlockSize = `${height.current}px`;
    else height.current = dock.current?.offsetHeight ?? 0;
  });
  return (
    <div ref={place}>
      <div ref={dock} class={`pb-dock${isFloating ? " pb-dock-floating" : ""}`}>
        {children(isFloating)}
      </div>
    </div>
  );
}

/** Whether no part of an element can be seen in the window. */
function useIsAway(of: RefObject<HTMLElement | null>): boolean {
  const [isAway, setAway] = useState(false);
  useLayoutEffect(() => {
    const element = of.current;
    if (!element) return undefined;
    const observer = new IntersectionObserver((entries) => setAway(!entries.at(-1)?.isIntersecting));
    observer.observe(element);
    return () => observer.disconnect();
  }, [of]);
  return isAway;
}
