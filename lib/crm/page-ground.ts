/** Whether the page stands on a light ground, so that what is put into it can do the same. */
export function pageGround(doc: Document): "light" | "dark" {
  return groundOf(doc.body);
}

/** The same of a place in the page: a dark page may have light cards. */
export function groundOf(place: Element): "light" | "dark" {
  const doc = place.ownerDocument;
  for (let element: Element | null = place; element; element = element.parentElement) {
    const brightness = brightnessOf(getComputedStyle(element).backgroundColor);
    if (brightness !== null) return brightness > 0.5 ? "light" : "dark";
  }
  // Nothing painted: the browser's own canvas, dark only where the page says that it can be.
  const canBeDark = getComputedStyle(doc.documentElement).colorScheme.includes("dark");
  return canBeDark && matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

/** 0 to 1 as the eye weighs the colours; `null` when the colour is see-through or not in `rgb()` form. */
export function brightnessOf(color: string): number | null {
  const parts = /^rgba?\(([\d.]+)[, ]+([\d.]+)[, ]+([\d.]+)(?:[,/ ]+([\d.]+%?))?\)$/.exec(color);
  if (!parts) return null;
  const [red = 0, green = 0, blue = 0] = parts.slice(1, 4).map(Number);
  if (parts[4] !== undefined && Number.parseFloat(parts[4]) === 0) return null;
  return (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
}
