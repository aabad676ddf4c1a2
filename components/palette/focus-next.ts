import { focusedElement } from "../base/focus/keep-focus.ts";

/**
 * Scrolls to an element and focuses it. One that doesn't take the focus by itself does so from then on, outside the order of
 * Tab: the focus has to find back to it from the palette.
 */
export function focusPlace(place: HTMLElement): void {
  place.scrollIntoView({ block: "center" });
  place.focus({ preventScroll: true });
  if (focusedElement() === place) return;
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
}

/** Goes to the one after the one that has the focus; from anywhere else, and from the last, to the first. */
export function focusNext(places: readonly HTMLElement[]): void {
  const focused = focusedElement();
  const next = places[(places.findIndex((place) => place === focused) + 1) % Math.max(1, places.length)];
  if (next) focusPlace(next);
}
