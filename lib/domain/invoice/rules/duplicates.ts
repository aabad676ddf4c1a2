import type { IsoDate } from "../../../core/calendar-date.ts";
import type { InvoiceContext, ExistingInvoice } from "../model/context.ts";
import { formatDateRange } from "../../../core/date-range.ts";
import type { Invoice, InvoiceLine } from "../model/line.ts";
import { normaliseName } from "../../../core/normalise-name.ts";
import type { InvoiceRule, LineRule } from "./rule.ts";
import { SOURCE } from "../model/source.ts";
import { OVERLAPPING_STAY_RULE } from "./overlapping-stays.ts";

/** The same thing twice: among invoices, and among the lines of one. */
export const DUPLICATE_RULES: readonly InvoiceRule[] = [
  {
    code: "duplicate-invoice",
    label: "Duplicate invoice",
    severity: "block",
    field: "number",
    source: SOURCE.warnings,
    check: (invoice, { invoices }) =>
      compareWithExisting(invoice, invoices) === "same"
        ? [
            {
              what: `Invoice ${invoice.number} from this provider for this client already exists.`,
              remedy:
                "Open it in the invoice list. If this is a different invoice, ask the provider for a new number.",
              careview:
                "Duplicate Invoice Check rejects it. It may be set to compare only provider and number, across all clients.",
            },
          ]
        : [],
  },
  {
    code: "maybe-duplicate-invoice",
    label: "Possible duplicate",
    severity: "warn",
    field: "number",
    source: SOURCE.warnings,
    check: (invoice, { invoices }) =>
      compareWithExisting(invoice, invoices) === "maybe"
        ? [
            {
              what: `Invoice ${invoice.number} already exists; it isn't known whether it has the same provider and client.`,
              remedy: "Check it in the invoice list.",
            },
          ]
        : [],
  },
  {
    code: "maybe-made-already",
    label: "Possibly created already",
    severity: "warn",
    field: "number",
    source: SOURCE.warnings,
    check: (invoice, { invoices }) =>
      compareWithExisting(invoice, invoices) === "own"
        ? [
            {
              what: `Invoice ${invoice.number} from this provider for this client already exists; it may have been created from this capture.`,
              remedy: "Check it in the invoice list before you create another.",
            },
          ]
        : [],
  },
  {
    code: "number-of-another-client",
    label: "Number used for another client",
    severity: "note",
    field: "number",
    source: SOURCE.warnings,
    check: (invoice, { invoices }) =>
      compareWithExisting(invoice, invoices) === "other"
        ? [
            {
              what: `Invoice ${invoice.number} from this provider already exists for another client.`,
              remedy: "You can save it. Check that it is for the right client.",
              careview:
                "Duplicate Invoice Check rejects it if it is set to compare only provider and number.",
            },
          ]
        : [],
  },
  {
    code: "duplicate-line",
    label: "Duplicate line",
    severity: "warn",
    field: "from",
    source: SOURCE.warnings,
    check: ({ lines }) => {
      const shared = sharedDays(lines);
      if (shared.size === 0) return [];
      const first = new Map<string, number>();
      return lines.flatMap((line, at) => {
        const key = shared.has(line.from) ? lineKey(line) : undefined;
        const before = key === undefined ? undefined : first.get(key);
        if (key !== undefined && before === undefined) first.set(key, at);
        return before === undefined
          ? []
          : [
              {
                lineId: line.id,
                what: `This line is the same as line ${before + 1}.`,
                remedy: "Remove one of them, unless the service was delivered twice.",
              },
            ];
      });
    },
  },
  OVERLAPPING_STAY_RULE,
];

/** Services that were delivered before. */
export const OVERLAP_RULES: readonly LineRule[] = [
  {
    code: "overlapping-service",
    label: "Overlapping service",
    severity: "warn",
    field: "from",
    source: SOURCE.warnings,
    check: ({ range, invoice: { provider }, context: { delivered } }) => {
      if (!range || !provider || !delivered) return undefined;
      const other = findOverlapping(servicesOf(delivered).get(normaliseName(provider)), range.from, range.to);
      return other
        ? {
            what: `${provider} already has a delivered service${other.item ? ` ${other.item}` : ""} ${formatDateRange(other)}.`,
            remedy: "Check that it isn't the same service.",
          }
        : undefined;
    },
  },
];

type Invoices = NonNullable<InvoiceContext["invoices"]>;
type Entry = { provider: string; client: string } & Pick<ExistingInvoice, "sameClient" | "maybeOwn">;
const numbers = new WeakMap<Invoices, Map<string, Entry[]>>();

/** Indexed by invoice number and cached per list; each pair of provider and client is kept once. */
function byNumber(invoices: Invoices) {
  const cached = numbers.get(invoices);
  if (cached) return cached;
  const seen = new Set<string>();
  const index = new Map<string, Entry[]>();
  for (const { number: written, provider, clientName, ...flags } of invoices) {
    const number = normaliseName(written);
    const entry = {
      provider: normaliseName(provider ?? ""),
      client: normaliseName(clientName ?? ""),
      ...flags,
    };
    const key = JSON.stringify([number, entry]);
    if (seen.has(key)) continue;
    seen.add(key);
    const entries = index.get(number);
    if (entries) entries.push(entry);
    else index.set(number, [entry]);
  }
  numbers.set(invoices, index);
  return index;
}

/** Invoice numbers are the provider's own, and one number may cover several clients. */
function compareWithExisting(
  { number, provider = "", clientName = "" }: Invoice,
  invoices: Invoices | undefined,
): "same" | "maybe" | "own" | "other" | undefined {
  if (!number?.trim() || !invoices) return undefined;
  const ownNames = [normaliseName(provider), normaliseName(clientName)] as const;
  const numbered = byNumber(invoices).get(normaliseName(number));
  if (!numbered) return undefined;
  const compared = numbered.map(({ maybeOwn, ...other }) => ({
    maybeOwn,
    answers: [
      compareNames(ownNames[0], other.provider),
      other.sameClient ? "yes" : compareNames(ownNames[1], other.client),
    ] as const,
  }));
  const alike = compared.filter(({ answers }) => !answers.includes("no"));
  if (alike.length === 0)
    return compared.some(({ answers: [ofProvider, ofClient] }) => ofProvider === "yes" && ofClient === "no")
      ? "other"
      : undefined;
  const sure = alike.filter(({ answers }) => answers.every((answer) => answer === "yes"));
  if (sure.some(({ maybeOwn }) => !maybeOwn)) return "same";
  return sure.length > 0 ? "own" : "maybe";
}

function compareNames(a: string, b: string): "yes" | "no" | "unknown" {
  if (!a || !b) return "unknown";
  return a === b ? "yes" : "no";
}

/** Days on which more than one service begins: lines of other days have no double. */
function sharedDays(lines: readonly InvoiceLine[]): ReadonlySet<IsoDate | undefined> {
  const [seen, shared] = [new Set<IsoDate>(), new Set<IsoDate | undefined>()];
  for (const { from } of lines) {
    if (!from) continue;
    if (seen.has(from)) shared.add(from);
    else seen.add(from);
  }
  return shared;
}

/** What CareView compares of two lines. A line without a date isn't complete enough to be a duplicate. */
function lineKey(line: InvoiceLine): string | undefined {
  if (!line.from) return undefined;
  const { claimType, cancellationReason, gst, from, to, category, item, quantity, hours, rate, total } = line;
  return JSON.stringify([
    claimType,
    cancellationReason,
    gst,
    from,
    to ?? from,
    category,
    item,
    quantity,
    hours,
    rate,
    total,
  ]);
}

type Delivered = NonNullable<InvoiceContext["delivered"]>;
/** By begin; `longest` is the one that ends last of this and all before it. */
type Services = { from: IsoDate; longest: Delivered[number] }[];
const services = new WeakMap<Delivered, Map<string, Services>>();

function servicesOf(delivered: Delivered): Map<string, Services> {
  const cached = services.get(delivered);
  if (cached) return cached;
  const index = new Map<string, Services>();
  for (const service of delivered.toSorted((a, b) => (a.from < b.from ? -1 : Number(a.from > b.from)))) {
    const provider = normaliseName(service.provider);
    const list = index.get(provider) ?? [];
    const before = list.at(-1)?.longest;
    list.push({ from: service.from, longest: before && before.to > service.to ? before : service });
    index.set(provider, list);
  }
  services.set(delivered, index);
  return index;
}

/** Of the services that begin on or before the last day, the one that ends last: if it doesn't overlap, none does. */
function findOverlapping(
  list: Services | undefined,
  from: IsoDate,
  to: IsoDate,
): Delivered[number] | undefined {
  if (!list) return undefined;
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.from ?? "") <= to) low = middle + 1;
    else high = middle;
  }
  const longest = list[low - 1]?.longest;
  return longest && longest.to >= from ? longest : undefined;
}
