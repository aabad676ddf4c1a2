import { inLook } from "../read/fields/one-look.ts";

export type ColourScheme = "light" | "dark";

/** Whether the page stands on a light ground, so that what is put into it can do the same. */
export function detectColourScheme(doc: Document): ColourScheme {
  return colourSchemeAt(doc.body);
}

/** The ground under one place of the page: a light card may lie on a dark page. */
export function colourSchemeAt(place: Element): ColourScheme {
  return inLook(place, groundOf);
}

function groundOf(place: Element): ColourScheme {
  const brightness = brightnessOf(getComputedStyle(place).backgroundColor);
  const painted = brightness === null ? null : brightness > 0.5 ? "light" : "dark";
  const { parentElement: above, ownerDocument: doc } = place;
  return painted ?? (above ? colourSchemeAt(above) : canvasOf(doc));
}

/** Nothing painted: the browser's own canvas, dark only where the page says that it can be. */
function canvasOf(doc: Document): ColourScheme {
  const canBeDark = getComputedStyle(doc.documentElement).colorScheme.includes("dark");
  return canBeDark && matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

/** 0 to 1 as the eye weighs the colours; `null` when most of what lies below shows through, or it isn't in `rgb()` form. */
export function brightnessOf(color: string): number | null {
  const parts = /^rgba?\(([\d.]+)[, ]+([\d.]+)[, ]+([\d.]+)(?:[,/ ]+([\d.]+)(%?))?\)$/.exec(color);
  if (!parts) return null;
  const [red = 0, green = 0, blue = 0] = parts.slice(1, 4).map(Number);
  const [, , , , alpha = "1", percent] = parts;
  if (Number(alpha) < (percent ? 50 : 0.5)) return null;
  return (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
}
