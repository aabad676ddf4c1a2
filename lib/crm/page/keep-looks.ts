import { type Answers, inOneLook } from "../read/fields/one-look.ts";

export interface KeptLooks {
  /** What `read` returns. `isTyping`: since the look before, somebody has typed texts into fields and done nothing else. */
  look<Result>(read: () => Result, isTyping?: boolean): Result;
  /** Does what changes the page without changing what is read from it, such as our own notes. */
  write<Result>(work: () => Result): Result;
}

/**
 * Keeps what one look at a page found out for the next: which rows and fields can be seen is the same after each key. Any
 * change of the page's elements, whoever makes it, ends that, and so does any look that isn't about typing.
 */
export function keepLooks(doc: Document, signal: AbortSignal): KeptLooks {
  let answers: Answers = new Map();
  const forget = () => {
    answers = new Map();
  };
  const observer = new MutationObserver(forget);
  observer.observe(doc, { subtree: true, childList: true, characterData: true, attributes: true });
  signal.addEventListener("abort", () => observer.disconnect());
  const catchUp = () => {
    if (observer.takeRecords().length > 0) forget();
  };
  return {
    look: (read, isTyping = false) => {
      if (isTyping) catchUp();
      else forget();
      return inOneLook(read, answers);
    },
    write: (work) => {
      catchUp();
      const result = inOneLook(work, answers);
      observer.takeRecords();
      return result;
    },
  };
}
