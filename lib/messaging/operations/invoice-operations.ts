import * as z from "zod/mini";
import type { StoredInvoice } from "../../domain/invoice/context/earlier-services.ts";
import type { CapturedVerdict, NextCaptured } from "../../domain/invoice/model/captured-verdict.ts";
import type { InvoiceContextView } from "../../domain/invoice/model/invoice-context-view.ts";
import { INVOICE_FIELDS } from "../../domain/invoice/model/finding.ts";
import type { KeptFixes } from "../../domain/invoice/model/kept-fixes.ts";
import type { RetrievedPlan } from "../../domain/plan/retrieved-plan.ts";
import { base64Length, MAX_TRANSFER_BYTES } from "../file-transfer.ts";
import { isoDate, ndisNumber, path, paths, recordId, text } from "./body-schemas.ts";
import { ANY_PAGE, CRM_PAGE, defineOperation, EXTENSION_PAGE, reply } from "./define-operation.ts";

const storedInvoice: z.ZodMiniType<StoredInvoice> = z.object({
  provider: z.optional(text),
  number: z.optional(text),
  lines: z
    .array(
      z.object({
        from: z.optional(isoDate),
        category: z.optional(text),
        total: z.optional(z.number()),
      }),
    )
    .check(z.maxLength(10_000)),
  sure: z.boolean(),
});

/** An invoice's page, and what one press of a fix has changed on it. */
const fixedInvoice = z.object({ number: text.check(z.minLength(1)), provider: text });
const shownValue = z.string().check(z.maxLength(4000));
const keptFixes: z.ZodMiniType<KeptFixes> = z.object({
  label: text,
  fixed: z
    .array(
      z.object({
        lineId: z.optional(text),
        field: z.enum(INVOICE_FIELDS),
        before: shownValue,
        after: shownValue,
      }),
    )
    .check(z.maxLength(2000)),
  split: z
    .array(
      z.object({
        lineId: text,
        from: isoDate,
        to: isoDate,
        total: z.number(),
        parts: z.int(),
      }),
    )
    .check(z.maxLength(500)),
});

export const invoiceOperations = {
  /** From an invoice's page: what a press of a fix has changed there, to be told once it is loaded anew; `null`: nothing. */
  "invoice.keep-fixes": defineOperation({
    from: CRM_PAGE,
    body: z.object({ invoice: fixedInvoice, fixes: z.nullable(keptFixes) }),
    reply: reply<null>(),
  }),
  /** What was kept of the same invoice from this tab; `null`: nothing. */
  "invoice.kept-fixes": defineOperation({
    from: CRM_PAGE,
    body: fixedInvoice,
    reply: reply<KeptFixes | null>(),
  }),
  /** From an invoice's page: what its lines are checked against. `retrieve`: asks the NDIA first. */
  "invoice.context": defineOperation({
    from: CRM_PAGE,
    readsCrm: true,
    body: z.object({
      clientPath: z.optional(path),
      ndisNumber: z.optional(ndisNumber),
      /** The CRM holds the invoice already, or may. */
      stored: z.optional(storedInvoice),
      retrieve: z.boolean(),
    }),
    // Whichever of the two is used, and each page that a tab goes to.
    participants: ({ clientPath, ndisNumber: number }) => [clientPath ?? number],
    reply: reply<InvoiceContextView>(),
  }),
  /** From the Streamline list: reads each captured invoice's page and checks it. */
  "streamline.check": defineOperation({
    from: CRM_PAGE,
    readsCrm: true,
    // All of them are read from the CRM at once.
    body: z.object({ paths: paths.check(z.minLength(1), z.maxLength(20)), retrieve: z.boolean() }),
    participants: ({ paths: captured }) => captured,
    reply: reply<CapturedVerdict[]>(),
  }),
  /** From a captured invoice's page: where the next one with errors is, of the list that this tab showed last. */
  "streamline.next": defineOperation({
    from: CRM_PAGE,
    body: z.null(),
    reply: reply<NextCaptured>(),
  }),
  /** The workspace, where files of invoices are checked, or another of its tabs. */
  "workspace.open": defineOperation({
    from: ANY_PAGE,
    body: z.nullable(
      z.union([
        z.object({ tab: z.enum(["participants", "file", "prices"]) }),
        z.object({ tab: z.literal("results"), batchId: recordId }),
      ]),
    ),
    reply: reply<null>(),
  }),
  /** From the workspace tab: asks the NDIA for a participant's plan, if it is known who they are. */
  "file.retrieve-plan": defineOperation({
    from: EXTENSION_PAGE,
    body: z.object({ ndisNumber }),
    reply: reply<RetrievedPlan>(),
  }),
  /** From the bulk import page: opens a workspace tab with the file that was chosen there, which comes as base64. */
  "file.transfer": defineOperation({
    from: CRM_PAGE,
    body: z.object({
      name: z.string().check(z.maxLength(300)),
      base64: z
        .string()
        .check(z.maxLength(base64Length(MAX_TRANSFER_BYTES)), z.regex(/^[A-Za-z0-9+/]*={0,2}$/)),
    }),
    reply: reply<null>(),
  }),
};
