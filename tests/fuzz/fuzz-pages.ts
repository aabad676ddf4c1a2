import fc from "fast-check";
import { careview } from "../../lib/crm/profile/careview.ts";
import { recognisePage } from "../../lib/crm/profile/recognise.ts";
import { readForm } from "../../lib/crm/read/form/read-form.ts";
import { readClient } from "../../lib/crm/read/read-client.ts";
import { readListedClients } from "../../lib/crm/read/read-client-list.ts";
import { readContract } from "../../lib/crm/read/read-contract.ts";
import { readCaptured, readInvoice } from "../../lib/crm/read/read-invoice.ts";
import { readCapturedList } from "../../lib/crm/read/read-captured-list.ts";
import { readHtmlBriefly, readPage } from "../../lib/crm/read/read-page.ts";
import { readUser } from "../../lib/crm/read/read-user.ts";
import { htmlOf, PAGES, parse } from "../unit/crm/pages.ts";
import { expectSoundValues } from "./accepted.ts";
import { fuzzTarget } from "./fuzz-target.ts";
import { changeText, hostileText, textChanges } from "./mutate.ts";

const URL = "https://crm.example.org/Clients/Profile/11";
const saved = PAGES.map((page) => htmlOf(page));

/** Everything that is ever read of a page, whichever page it is. */
function readAll(html: string): void {
  const doc = parse(html);
  recognisePage(doc, careview);
  for (const reading of [
    readPage(doc, URL, careview),
    readHtmlBriefly(html, URL, careview),
    readClient(doc, URL, careview),
    readContract(doc, URL, careview),
    readInvoice(doc, URL, careview),
    readCaptured(doc, URL, careview),
    readListedClients(doc, URL, careview),
    readCapturedList(doc, URL, careview),
    readForm(doc, URL, careview),
  ])
    expectSoundValues(reading);
  readUser(doc, careview);
}

export const changedPages = fuzzTarget({
  name: "pages with changes",
  weight: 2,
  input: fc.tuple(fc.constantFrom(...saved.keys()), textChanges),
  check([page, changes]) {
    readAll(changeText(saved[page] ?? "", changes));
  },
});

/** Every spelling of every label, field and heading that a profile has. */
const labels = [...new Set(wordsOf(careview))];

function wordsOf(part: unknown): string[] {
  if (typeof part === "string") return [part];
  return typeof part === "object" && part !== null ? Object.values(part).flatMap(wordsOf) : [];
}

const words = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...labels) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "01/07/2026",
      "$1,234.56",
      "430000017",
      "Yes",
      "Active",
      "(5.00)",
      "30-Jun-2027",
    ),
  },
  { weight: 1, arbitrary: hostileText },
);
const tag = fc.constantFrom(
  "h1",
  "h2",
  "label",
  "td",
  "th",
  "tr",
  "table",
  "tbody",
  "thead",
  "div",
  "span",
  "a",
  "button",
  "form",
  "dl",
  "dt",
  "dd",
  "select",
  "option",
  "li",
  "p",
  "b",
);
const attribute = fc.oneof(
  fc.constantFrom(
    "",
    ' class="d-none"',
    " hidden",
    ' rowspan="0"',
    ' colspan="1001"',
    ' rowspan="-1"',
    ' for="x"',
    ' id="x"',
    ' name="x"',
    ' role="heading"',
    ' aria-label="Name"',
    ' href="/Clients/Profile/12"',
    ' href="javascript:1"',
    ' href="//evil.example"',
    ' style="display:none"',
    ' data-value="$5.00"',
  ),
  hostileText.map((text) => ` title="${text}"`),
);

const inputs = fc
  .tuple(fc.constantFrom("text", "checkbox", "radio", "hidden", "submit", "date"), attribute, words)
  .map(([type, more, value]) => `<input type="${type}"${more} value="${value}">`);

const { markup } = fc.letrec<{ markup: string; element: string }>((tie) => ({
  markup: fc
    .array(fc.oneof({ depthSize: "small", withCrossShrink: true }, words, inputs, tie("element")), {
      maxLength: 6,
    })
    .map((parts) => parts.join("\n")),
  element: fc
    .tuple(tag, attribute, tie("markup"))
    .map(([name, more, inside]) => `<${name}${more}>${inside}</${name}>`),
}));

export const madePages = fuzzTarget({
  name: "pages of labels",
  weight: 3,
  input: markup,
  check: readAll,
});
