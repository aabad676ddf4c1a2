import { useLayoutEffect } from "preact/hooks";
import { PRESENTING, setPresenting } from "../../lib/platform/presentation.ts";
import { InfoIcon } from "../base/icons.tsx";
import { usePresenting } from "./use-presenting.ts";

/** At the top of each page of the extension while names are hidden: that they are, and the way back. */
export function PresentationBar() {
  const isOn = usePresenting();
  useLayoutEffect(() => {
    document.documentElement.toggleAttribute(PRESENTING, isOn);
    const ended = new AbortController();
    const { signal } = ended;
    if (isOn) document.addEventListener("pointerover", removeTitle, { capture: true, signal });
    return () => ended.abort();
  }, [isOn]);
  if (!isOn) return null;
  return (
    <aside class="pb-surface pb-presentation-bar" aria-label="Presentation mode">
      <InfoIcon />
      <span>Names and NDIS numbers are hidden.</span>
      <button type="button" class="pb-link" onClick={() => void setPresenting(false)}>
        Show them
      </button>
    </aside>
  );
}

/** The browser shows the title of what the pointer is on, and it can be a whole cell. It comes back with the next drawing. */
function removeTitle({ target }: Event): void {
  const titled = target instanceof Element ? target.closest("[title]:not(button)") : null;
  titled?.removeAttribute("title");
}
