/**
 * Whether Excel, Google Sheets or LibreOffice would run a cell with this text when they open a CSV file. The finding and
 * the writer both ask here, so that what is flagged is what is neutralised.
 *
 * `=` always makes a formula. `+`, `-` and `@` also begin names (`+Plus Therapy`, `@Home Care`, `-`): they make a formula
 * only before an expression, a function call, a reference to a sheet or a DDE link. A leading tab or carriage return is
 * how an import is talked into a formula. A negative amount is a number.
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function isSpreadsheetFormula(text: string): boolean {
  if (text.startsWith("\t") || text.startsWith("\r")) return true;
  const start = firstVisible(text);
  const sign = SIGNS.get(text.charCodeAt(start));
  if (sign === undefined) return false;
  if (sign === "=") return true;
  // Longer than any formula that Excel keeps (8,192 characters), and so none.
  if (text.length - start > 10_000) return true;
  const body = text.slice(start).normalize("NFKC").trimEnd();
  return !NUMBER.test(body) && !PHONE.test(body) && isRun(body.replace(LEADING_SIGNS, ""));
}

/** The text as a cell that no spreadsheet runs: `'` makes it text. */
export function neutralise(text: string): string {
  return `'${text}`;
}

/** Full-width and small forms are signs too: East Asian versions of Excel take them for the plain ones. */
const SIGNS = new Map<number, "=" | "other">([
  ...Array.from("=＝﹦", (sign) => [sign.charCodeAt(0), "="] as const),
  ...Array.from("+-@＋－＠﹢﹣﹫", (sign) => [sign.charCodeAt(0), "other"] as const),
]);

/** Spreadsheets pass over quotes, spaces and letters without a shape before the sign. */
function firstVisible(text: string): number {
  let at = 0;
  while (at < text.length && SKIPPED.test(text[at] as string)) at += 1;
  return at;
}

const SKIPPED = /["\s\p{Cc}\p{Cf}]/u;

const NUMBER = /^-\$?[\d,]+(\.\d+)?$/;

/** `+61 412 345 678`: Australian numbers in the international form. */
const PHONE = /^\+\d[\d ]{7,15}$/;

const LEADING_SIGNS = /^[+\-@\s]+/;

function isRun(body: string): boolean {
  return (
    // `cmd|'/C calc'!A0`, `MSEXCEL|…!…`: a link to another program.
    /^\w+\|/.test(body) ||
    /\|[^!|]*!/.test(body) ||
    // `SUM(`, where a name may begin: after nothing or an operator.
    /(?:^|[-+*/^&=<>(,;:@]\s?)[A-Z_][\w.]*\(/i.test(body) ||
    // `Sheet1!A1`.
    /!\$?[A-Z]{1,3}\$?\d/i.test(body) ||
    isExpression(body)
  );
}

const OPERAND = String.raw`(?:\d[\d.,]*(?:E[+-]?\d+)?%?|\$?[A-Z]{1,3}\$?\d{1,7}|\$?[A-Z]{1,3}:\$?[A-Z]{1,3}|"[^"]*")`;
const OPERATOR = String.raw`(?:[<>=]{1,2}|[-+*/^&:])`;
/** Signs before an operand have to be there for the space after them to be theirs: a space that could be either's doubles the time. */
const BEFORE_OPERAND = String.raw`(?:\s?[-+@(]+\s?|\s{0,2})`;
const EXPRESSION = new RegExp(
  String.raw`^[-+@(]*\s?${OPERAND}\)*(?:\s?${OPERATOR}${BEFORE_OPERAND}${OPERAND}\)*)*$`,
  "i",
);

/**
 * Numbers, references and quoted texts with operators between them, to the end: `1+1`, `A1`, `A1:B9`, `"a"&"b"`. Not
 * `24/7 Care`. One letter alone is a reference to a name, as in `-x`.
 */
function isExpression(body: string): boolean {
  return /^[A-Z]$/i.test(body) || (EXPRESSION.test(body) && !/^"[^"]*"$/.test(body));
}
