/** Everything that a person can do to a control, by the names of its events. */
export const PERSONAL_EVENTS: readonly string[] =
  `click dblclick auxclick contextmenu change input beforeinput invalid select reset submit keydown keyup keypress
  pointerdown pointerup pointermove pointercancel mousedown mouseup mousemove touchstart touchend wheel
  dragstart dragover drop paste copy cut focus blur focusin focusout toggle beforetoggle cancel close`.split(
    /\s+/,
  );

/** By these a control is pressed, a key is used or a form is sent. */
const PRESSES = `click dblclick auxclick contextmenu reset submit keydown keyup keypress
  pointerdown pointerup mousedown mouseup touchstart touchend`.split(/\s+/);
const TICKS = ["input", "change"];

/** Nobody hears of the event, and the browser does nothing about it. */
export function dropEvent(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

/**
 * In a page of the extension: no press, key, tick or sent form that a script made reaches a handler, whichever script that was.
 * Texts, lists and files are left to whoever fills them in: no change is decided by those. Call it before anything is drawn.
 */
export function blockUntrustedEvents(view: EventTarget): void {
  const drop = (event: Event) => {
    if (!event.isTrusted) dropEvent(event);
  };
  const dropTick = (event: Event) => {
    if ((event.target as Element).matches?.("[type=checkbox],[type=radio]")) drop(event);
  };
  for (const type of PRESSES)
    // Scrolling waits for no listener.
    view.addEventListener(type, drop, { capture: true, passive: type.startsWith("touch") });
  for (const type of TICKS) view.addEventListener(type, dropTick, { capture: true });
}
