/** Answers by what was asked, and by what it was asked of. */
export type Answers = Map<unknown, Map<object, unknown>>;

let known: Answers | undefined;

/**
 * What `read` returns. While it runs nothing on the page changes, so what `inLook` found out holds until it ends: a table's
 * cells, their fields and their labels all stand in the same boxes. `kept`: answers of an earlier look that still hold.
 */
export function inOneLook<Result>(read: () => Result, kept: Answers = new Map()): Result {
  if (known) return read();
  known = kept;
  try {
    return read();
  } finally {
    known = undefined;
  }
}

/**
 * `ask` of a subject, asked once a look. Outside one it is asked each time. Its answer may not depend on the texts that
 * stand in fields: looks may follow each other while somebody types.
 */
export function inLook<Subject extends object, Answer>(
  subject: Subject,
  ask: (subject: Subject) => Answer,
): Answer {
  if (!known) return ask(subject);
  let answers = known.get(ask);
  if (!answers) known.set(ask, (answers = new Map()));
  if (!answers.has(subject)) answers.set(subject, ask(subject));
  return answers.get(subject) as Answer;
}

/** As `inLook`, of what does depend on texts: `ask` is asked again where its input isn't the same. */
export function answerFor<Answer>() {
  const ofSubject = (): { input?: string; answer?: Answer } => ({});
  return (subject: object, input: string, ask: () => Answer): Answer => {
    const last = inLook(subject, ofSubject);
    if (last.input !== input) Object.assign(last, { input, answer: ask() });
    return last.answer as Answer;
  };
}
