import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { focusedElement, returnFocus } from "../base/focus/keep-focus.ts";
import { plural } from "../base/plural.ts";
import { VisibleText } from "../base/visible-text.tsx";
import { matchVerbs } from "./match-verbs.ts";
import type { Verb } from "./verbs.ts";

/** The one thing in a line that tells of a person. */
const NDIS_NUMBER = /\d{9}/;

/** One line of the palette. */
export interface PaletteAction extends Verb {
  /** Called within the press itself, once the palette has closed and the focus is back where it was. */
  run: () => void;
  /** Instead of `run`, where there is something to say of it: the palette stays open, and shows what came of it. */
  tell?: () => Promise<string>;
}

export interface PaletteProps {
  actions: readonly PaletteAction[];
  /** The key that opens it, as the browser writes it; `null`: the person has set none. `undefined`: not known yet. */
  shortcut: string | null | undefined;
  /** What is said at the start: why the last action couldn't be done. */
  notice?: string | undefined;
  onClose: () => void;
}

/**
 * Everything that can be done here, by its first letters: a combobox with its list (WAI-ARIA). Tab, Esc, its key and a press
 * beside it close it, with the focus where it was: so Tab goes on from there, as if the palette had never been open.
 */
export function Palette({ actions, shortcut, notice = "", onClose }: PaletteProps) {
  const id = useId();
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const [told, setTold] = useState(notice);
  const { dialog, close } = useModal(onClose);
  const found = matchVerbs(typed, actions);
  const active = found[Math.min(at, found.length - 1)];
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [active]);

  const run = (action: PaletteAction) => {
    if (action.tell) void action.tell().then(setTold);
    else {
      close();
      action.run();
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    // What Tab does by itself comes after this, and begins at the element that has the focus then.
    if (event.key === "Tab") return close();
    if (event.isComposing || (step === undefined && event.key !== "Enter" && event.key !== "Escape")) return;
    event.preventDefault();
    if (event.key === "Escape") {
      event.stopPropagation();
      close();
    } else if (step !== undefined)
      setAt((Math.min(at, found.length - 1) + step + found.length) % found.length);
    else if (active) run(active);
  };
  return (
    <dialog ref={dialog} class="pb-surface pb-palette" aria-label="Planbridge actions">
      <div class="pb-palette-inside">
        <input
          type="text"
          role="combobox"
          class="pb-palette-input"
          aria-label="Type the first letters of what you want to do"
          placeholder="First letters, then Enter"
          aria-expanded={found.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={active && `${id}-${found.indexOf(active)}`}
          autocomplete="off"
          spellcheck={false}
          value={typed}
          onKeyDown={onKeyDown}
          onInput={({ currentTarget }) => {
            setTyped(currentTarget.value);
            setAt(0);
            setTold("");
          }}
        />
        {/* A list of choices that opens under a text has no tag of its own. */}
        {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
        <div ref={list} id={`${id}-list`} class="pb-palette-list" role="listbox" aria-label="Actions">
          {found.map((action, place) => (
            <button
              key={action.label}
              id={`${id}-${place}`}
              type="button"
              // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
              role="option"
              tabIndex={-1}
              class="pb-palette-option"
              aria-selected={action === active}
              // The focus stays in the field.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => run(action)}
            >
              <span>
                <VisibleText text={action.label} isPublic={!NDIS_NUMBER.test(action.label)} />
              </span>
              {action.keys && <kbd>{action.keys}</kbd>}
            </button>
          ))}
        </div>
        <output class={found.length === 0 || told ? "pb-palette-told" : "pb-unseen"} aria-live="polite">
          {told ? (
            <VisibleText text={told} isPublic={!NDIS_NUMBER.test(told)} />
          ) : found.length === 0 ? (
            "Nothing here begins with that."
          ) : (
            plural(found.length, "action")
          )}
        </output>
        <p class="pb-hint pb-palette-foot">
          <span>Enter runs it, Esc closes.</span>
          {shortcut !== undefined && <span>{shortcut === null ? "No key is set." : `Key: ${shortcut}`}</span>}
        </p>
      </div>
    </dialog>
  );
}

/** Above everything that the page has, its own dialogs included. `close`: the focus is back where it was once it returns. */
function useModal(onClose: () => void) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [opener] = useState(() => focusedElement());
  const isClosed = useRef(false);
  const close = useRef(() => undefined as void);
  close.current = () => {
    if (isClosed.current) return;
    isClosed.current = true;
    dialog.current?.close();
    // Browsers do so themselves, to an element that is still there.
    if (focusedElement() !== opener) opener?.focus();
    if (opener && focusedElement() !== opener) returnFocus(opener);
    onClose();
  };
  useLayoutEffect(() => {
    const { current: modal } = dialog;
    modal?.showModal();
    modal?.querySelector("input")?.focus();
    // A press on the dialog itself, and on nothing in it, is one beside it.
    modal?.addEventListener("click", ({ target }) => target === modal && close.current());
    modal?.addEventListener("cancel", (event) => {
      event.preventDefault();
      close.current();
    });
    // The surface that it belongs to may go away first.
    return () => close.current();
  }, []);
  return { dialog, close: () => close.current() };
}
