/** Anything shorter would be found in any text. */
const SHORTEST = 6;
const WITHHELD = "(withheld)";

/** What was asked for. An access token may have the client id in it, and is good only as it came. */
const GIVEN = "access_token";

/**
 * Reads an answer, without what was sent in confidence. Servers and what stands before them repeat requests in their messages, and
 * messages are shown, stored and passed on.
 * @param sent keys, tokens and codes of the request
 * @param text JSON; anything else throws a `SyntaxError` that doesn't repeat them either
 */
export function parseWithout(sent: readonly string[], text: string): unknown {
  const secrets = sent
    .filter(({ length }) => length >= SHORTEST)
    .flatMap((secret) => [...new Set([secret, encodeURIComponent(secret)])])
    // One may be the beginning of another.
    .toSorted((a, b) => b.length - a.length);
  const withhold = (value: string) =>
    secrets.reduce((kept, secret) => kept.replaceAll(secret, WITHHELD), value);
  // Looking at each value takes time, and hardly any answer needs it. JSON may write a letter in other ways.
  const mayRepeat = text.includes("\\") || secrets.some((secret) => text.includes(secret));
  try {
    return JSON.parse(
      text,
      mayRepeat ? (name, value) => (isText(value, name) ? withhold(value) : value) : undefined,
    );
  } catch {
    // The browser's own error quotes the text.
    throw new SyntaxError("The answer isn't JSON.");
  }
}

function isText(value: unknown, name: string): value is string {
  return typeof value === "string" && name !== GIVEN;
}
