import { lineTotal } from "../../money.ts";
import { abnOf } from "../records/providers.ts";
import type { Invoice, InvoiceDraft, InvoiceLine, LineDraft } from "../records/invoices.ts";
import type { PostedForm } from "../request.ts";
import type { Form, FormRecord, FormValues } from "./field.ts";
import { INVOICE_FORM } from "./invoice-form.ts";
import { NEW_LINE } from "./invoice-line-form.ts";
import { readForm } from "./read.ts";

const LINE_NAME = /^Lines\[(\d{1,4})\]\.(\w+)$/;

export type InvoiceSubmission = {
  draft: InvoiceDraft;
  lines: LineDraft[];
  values: FormValues;
  lineValues: FormValues[];
  errors: Record<string, string>;
  lineErrors: Record<string, string>[];
};

/**
 * Reads the form and its lines. Where there are errors, the draft and the lines aren't to be used. What is hidden from the
 * form stays as it was stored; a line is known by its place.
 */
export function readInvoice(
  posted: PostedForm,
  form: Form,
  clientId: number,
  hidden: readonly string[],
  stored?: { invoice: Invoice; lines: readonly InvoiceLine[] },
): InvoiceSubmission {
  const head = readForm(INVOICE_FORM, posted, hidden);
  const lines = postedLines(posted).map((line) => readForm(form, line, hidden));
  const draft = draftFrom({ ...stored?.invoice, ...head.record }, clientId);
  const autoCalculates = draft.auto_calculate === "Yes";
  return {
    draft,
    lines: lines.map(({ record }, index) =>
      completeLine({ ...NEW_LINE, ...stored?.lines[index], ...record }, autoCalculates),
    ),
    values: head.values,
    lineValues: lines.map(({ values }) => values),
    errors: head.errors,
    lineErrors: lines.map(({ errors }) => errors),
  };
}

/** Each line's fields under their own names, in the order of the lines' numbers; numbers may be missing. */
function postedLines(posted: PostedForm): PostedForm[] {
  const lines = new Map<number, PostedForm>();
  for (const [name, value] of posted) {
    const [, number, field] = LINE_NAME.exec(name) ?? [];
    if (number === undefined || field === undefined) continue;
    const line = lines.get(Number(number)) ?? new URLSearchParams();
    line.append(field, value);
    lines.set(Number(number), line);
  }
  return [...lines].toSorted(([a], [b]) => a - b).map(([, line]) => line);
}

function draftFrom(record: FormRecord, clientId: number): InvoiceDraft {
  const provider = String(record["provider"] ?? "");
  return {
    client_id: clientId,
    provider,
    abn: String(record["abn"] ?? "") || abnOf(provider),
    invoice_number: String(record["invoice_number"] ?? ""),
    invoice_date: String(record["invoice_date"] ?? ""),
    note: String(record["note"] ?? ""),
    on_hold_reason: String(record["on_hold_reason"] ?? ""),
    approved_by_client: String(record["approved_by_client"] ?? "Yes"),
    auto_calculate: String(record["auto_calculate"] ?? "Yes"),
  };
}

/** A service of one day needs no Delivered To. The rate has the GST in it, so the code changes no amount. */
function completeLine(record: FormRecord, autoCalculates: boolean): LineDraft {
  const quantity = numberOr(record["quantity"]);
  const hours = numberOr(record["hours"]);
  const rate = Number(record["rate"] ?? 0);
  const typed = numberOr(record["total"]);
  const from = String(record["delivered_from"] ?? "");
  return {
    type: String(record["type"]),
    cancellation_reason: String(record["cancellation_reason"] ?? ""),
    gst_code: String(record["gst_code"]),
    delivered_from: from,
    delivered_to: String(record["delivered_to"] ?? from),
    category: String(record["category"] ?? ""),
    support_item: String(record["support_item"] ?? ""),
    quantity,
    hours,
    rate,
    total: autoCalculates || typed === null ? lineTotal(rate, quantity ?? hours ?? 0) : typed,
  };
}

function numberOr(value: FormRecord[string] | undefined): number | null {
  return typeof value === "number" ? value : null;
}
