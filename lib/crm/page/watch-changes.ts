/** How soon after a change the page is looked at, in ms: a redraw comes in many steps. */
const FIRST_PAUSE_MS = 100;
/** How long a page that goes on changing waits at most. */
const LONGEST_PAUSE_MS = 2000;

interface Watch {
  /** `true`: something came of it, and the next look may come soon. */
  look: () => boolean;
  /** Every change, as it happens. */
  note?: (changes: readonly MutationRecord[]) => void;
  /** The page has been quiet since the last look. */
  rest?: () => void;
  attributes?: readonly string[];
}

/**
 * Looks at a page after it has changed: once for many changes, and the more seldom the longer it goes on changing without
 * anything coming of it. A page that is quiet costs nothing. Returns what ends it.
 */
export function watchChanges(doc: Document, { look, note, rest, attributes }: Watch): () => void {
  let pause = FIRST_PAUSE_MS;
  let timer = 0;
  let isDue = false;
  const turn = () => {
    timer = 0;
    if (!isDue) {
      pause = FIRST_PAUSE_MS;
      rest?.();
      return;
    }
    isDue = false;
    pause = look() ? FIRST_PAUSE_MS : Math.min(pause * 2, LONGEST_PAUSE_MS);
    timer = Number(setTimeout(turn, pause));
  };
  const observer = new MutationObserver((changes) => {
    note?.(changes);
    isDue = true;
    timer ||= Number(setTimeout(turn, pause));
  });
  // The document itself: its body may be replaced.
  observer.observe(doc, {
    childList: true,
    subtree: true,
    characterData: true,
    ...(attributes && { attributeFilter: [...attributes] }),
  });
  return () => {
    observer.disconnect();
    clearTimeout(timer);
  };
}
