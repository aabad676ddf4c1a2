let known: Map<(element: Element) => boolean, Map<Element, boolean>> | undefined;

/**
 * What `read` returns. While it runs nothing on the page changes, so what `inLook` found out of an element holds until it
 * ends: a table's cells, their fields and their labels all stand in the same boxes.
 */
export function inOneLook<Result>(read: () => Result): Result {
  if (known) return read();
  known = new Map();
  try {
    return read();
  } finally {
    known = undefined;
  }
}

/** `ask` of an element, asked once a look. Outside one it is asked each time. */
export function inLook(element: Element, ask: (element: Element) => boolean): boolean {
  if (!known) return ask(element);
  let answers = known.get(ask);
  if (!answers) known.set(ask, (answers = new Map()));
  let answer = answers.get(element);
  if (answer === undefined) answers.set(element, (answer = ask(element)));
  return answer;
}
