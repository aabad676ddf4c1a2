import { send } from "../../lib/messaging/send.ts";
import { onPresentationNews, PRESENTING } from "../../lib/platform/presentation.ts";

/** Hides names and numbers in a surface of ours in a CRM's page, for as long as presentation mode is on. */
export function followPresentation(surface: HTMLElement, signal: AbortSignal): void {
  const show = (isOn: boolean) => void surface.toggleAttribute(PRESENTING, isOn);
  onPresentationNews(show, signal);
  // Where nobody answers, the surface has nothing to show either.
  send("presentation.view", null).then(
    ({ isOn }) => show(isOn),
    () => undefined,
  );
}
