import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { answerMessage, type Handlers } from "../../lib/background/receive.ts";
import { operations } from "../../lib/messaging/operations/all-operations.ts";
import { fuzzTarget } from "./fuzz-target.ts";
import { mutate, mutations } from "./mutate.ts";
import { arbitraryOf } from "./schema-arbitrary.ts";

const CRM = "https://crm.example.org";
const tab = { id: 7, url: `${CRM}/Clients/Profile/11` };
const SENDERS = {
  "crm-page": { id: fakeBrowser.runtime.id, url: tab.url, tab, frameId: 0 },
  "extension-page": { id: fakeBrowser.runtime.id, url: fakeBrowser.runtime.getURL("/popup.html") },
  stranger: { id: "other", url: "https://evil.example.org/", tab, frameId: 0 },
} as const;
type SenderName = keyof typeof SENDERS;

/** What no reply may repeat: it stands in what the handlers throw. */
const SECRET = "sk-planted-430000017";
const NAMES = Object.keys(operations) as (keyof typeof operations)[];

const message = fc.constantFrom(...NAMES).chain((name) =>
  fc.record({
    name: fc.constant<string>(name),
    sender: fc.constantFrom<SenderName>("crm-page", "extension-page", "stranger"),
    body: fc
      .tuple(arbitraryOf(operations[name].body), fc.option(mutations))
      .map(([body, changes]) => (changes ? mutate(body, changes) : body)),
  }),
);
const strange = fc.record({
  name: fc.oneof(fc.string(), fc.constantFrom("__proto__", "constructor", "toString", "hasOwnProperty")),
  sender: fc.constantFrom<SenderName>("crm-page", "extension-page"),
  body: fc.anything(),
});

export const messages = fuzzTarget({
  name: "messages",
  weight: 20,
  input: fc.oneof({ weight: 9, arbitrary: message }, { weight: 1, arbitrary: strange }),
  async check({ name, sender, body }) {
    const handled: [name: string, body: unknown][] = [];
    const handlers = new Proxy({} as Handlers, {
      get: (_, handler) => (given: unknown) => {
        handled.push([String(handler), given]);
        return Promise.reject(new TypeError(SECRET));
      },
    });
    const from = SENDERS[sender] as unknown as Parameters<typeof answerMessage>[1];
    const reply = await answerMessage({ planbridge: name, body }, from, handlers, (origin) =>
      Promise.resolve(origin === CRM),
    );
    if (JSON.stringify(reply).includes(SECRET)) throw new Error("the reply repeats what a handler threw");
    const [first] = handled;
    if (!first) {
      if (!("problem" in reply)) throw new Error("a reply that is no refusal, and no handler was asked");
      return;
    }
    const operation = operations[name as keyof typeof operations];
    const parsed = operation.body.safeParse(body ?? null);
    if (first[0] !== name || sender === "stranger" || !(operation.from as readonly string[]).includes(sender))
      throw new Error(`${first[0]} was handled for ${sender}`);
    if (!parsed.success || !isDeepStrictEqual(parsed.data, first[1]))
      throw new Error("a body that doesn't fit was handled");
  },
});
