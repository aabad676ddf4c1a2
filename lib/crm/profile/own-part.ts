/**
 * Around the page itself, or not to be seen. A box around everything may be called after the menu in it, and a header with
 * a menu may hold the page's first heading.
 */
const OUTSIDE =
  ":is(nav,aside,footer,template,dialog:not([open]),.modal:not(.show,.in,.open,.active,[style*=block]),[hidden],[style*='display:none'],[style*='display: none']," +
  "[role=navigation],[role=menu],[role=complementary],:is([class*='sidebar' i],[class*='navbar' i],[class*='menu' i]):not(:has(main,table)))";

/** Says whether a person can see an element. */
export type IsShown = (element: Element) => boolean;

/** In an open page the browser knows. */
const isPainted: IsShown = (element) => element.checkVisibility?.() ?? true;

/** Whether an element is of the page itself, and shown. */
export function isOwn(element: Element, isShown: IsShown = isPainted): boolean {
  return !element.matches(`${OUTSIDE},${OUTSIDE} *,header:has(nav) :not(h1)`) && isShown(element);
}
