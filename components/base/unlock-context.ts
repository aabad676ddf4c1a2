import { createContext } from "preact";

/** Opens the page in which a locked Planbridge is unlocked; `null` where that page is this one, or stands in its place by itself. */
export const UnlockContext = createContext<(() => void) | null>(null);
