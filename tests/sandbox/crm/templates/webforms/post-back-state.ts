/** One form of the plain page: where it is sent, and what its replaced drop-downs' numbers stand for. */
export type StatedForm = {
  action: string;
  method: string;
  /** The choices of each drop-down by field name, lines without their number; a value is a choice's place. */
  choices: Record<string, string[]>;
};

/** What a Web Forms page keeps in `__VIEWSTATE`: which of its many controls means which form of the plain page. */
export type PostBackState = {
  /** By naming container, such as `ctl00$Main`. */
  forms: Record<string, StatedForm>;
  /** Addresses by `target|argument`, such as those of a grid's pages. */
  addresses: Record<string, string>;
};

export const STATE_FIELD = "__VIEWSTATE";

export function encodeState(state: PostBackState): string {
  return Buffer.from(JSON.stringify(state)).toString("base64");
}

/** Null for anything that no page of the sandbox has sent. */
export function decodeState(text: string): PostBackState | null {
  try {
    const state = JSON.parse(Buffer.from(text, "base64").toString()) as PostBackState;
    return typeof state.forms === "object" && typeof state.addresses === "object" ? state : null;
  } catch {
    // Not JSON, so not ours.
    return null;
  }
}

/** The name of a field as its choices are kept: `Lines[3].Type` is one of the lines' types. */
export function choiceKey(name: string): string {
  return name.replace(/\[\w+\]/, "[]");
}
