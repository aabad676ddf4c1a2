import * as z from "zod/mini";
import { ISO_DATE } from "../core/calendar-date.ts";
import { CRM_FIELDS } from "../domain/plan/crm-field.ts";
import { NDIS_NUMBER } from "../domain/plan/identity.ts";
import { STATE_IDS } from "../domain/holidays/states.ts";
import { base64Length, MAX_TRANSFER_BYTES } from "./file-transfer.ts";
import type { Operation, RequestBody } from "./operations.ts";

/** Who may send an operation: a page of a CRM that is set up, or one of the extension's own pages. */
export type Caller = "crm-page" | "extension-page";

interface OperationSchema<Name extends Operation> {
  callers: readonly Caller[];
  body: z.ZodMiniType<RequestBody<Name>>;
}

/**
 * A record of the sender's own CRM: a path, so that no message can name another host. Tabs and line breaks are
 * refused with all white space, because URL parsers drop them: a slash, a tab and a slash would be two slashes.
 */
const path = z.string().check(z.regex(/^\/(?!\/)[^\\\s]*$/), z.maxLength(2000));
const client = z.object({ name: z.string().check(z.maxLength(300)), path });
const clients = z.array(client).check(z.minLength(1), z.maxLength(10_000));
const batchId = z.string().check(z.regex(/^\d+-[0-9a-f]+$/));
const text = z.string().check(z.maxLength(500));
const settings = z.object({
  environment: z.enum(["production", "test", "other"]),
  deviceHost: text,
  tokenHost: text,
  ndiaHost: text,
  tokenAudience: text,
  serviceAudience: text,
  clientId: text,
  productId: z.exactOptional(text),
  apiKey: text,
  orgId: text,
  deviceName: text,
});
const nothing = z.null();
const site = z.object({ origin: text, profileId: text });
const state = z.enum(STATE_IDS);
const isoDate = z.string().check(z.regex(ISO_DATE));
const day = z.object({ date: isoDate, state: z.exactOptional(state) });

const paths = z.array(path).check(z.maxLength(2000));
const ndisNumber = z.string().check(z.regex(NDIS_NUMBER));
const storedInvoice = z.object({
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
const changeId = z.object({ id: batchId });
const user = z.optional(text);
const cell = z.nullable(z.union([z.string().check(z.maxLength(4000)), z.number(), z.boolean()]));
const fields = z
  .array(
    z.object({
      field: z.enum(CRM_FIELDS),
      label: text,
      kind: z.enum(["money", "date", "text", "tick"]),
      before: cell,
      after: cell,
    }),
  )
  .check(z.minLength(1), z.maxLength(20));

const handed = z.object({
  name: z.string().check(z.maxLength(300)),
  base64: z.string().check(z.maxLength(base64Length(MAX_TRANSFER_BYTES)), z.regex(/^[A-Za-z0-9+/]*={0,2}$/)),
});

const both = ["crm-page", "extension-page"] as const;
const crmPage = ["crm-page"] as const;
const ownPage = ["extension-page"] as const;

/** The door of every operation. A message that doesn't fit, or comes from elsewhere, is refused before anything runs. */
export const operationSchemas: { readonly [Name in Operation]: OperationSchema<Name> } = {
  "page.recognised": { callers: crmPage, body: z.object({ page: text }) },
  "sync.start": { callers: crmPage, body: z.object({ clients }) },
  "sync.add": { callers: crmPage, body: z.object({ batchId, clients }) },
  "sync.retry": { callers: both, body: z.object({ batchId }) },
  "sync.stop": { callers: both, body: z.object({ batchId }) },
  "sync.continue": { callers: both, body: z.object({ batchId }) },
  "client.open": { callers: both, body: z.object({ jobId: text }) },
  "options.open": { callers: both, body: z.nullable(z.object({ section: z.literal("holidays") })) },
  "contract.status": { callers: crmPage, body: z.object({ path }) },
  "contract.check": { callers: crmPage, body: z.object({ path }) },
  "pace.client": {
    callers: crmPage,
    body: z.object({
      path,
      name: text,
      ndisNumber: z.optional(ndisNumber),
      pace: z.optional(z.boolean()),
      apiAccess: z.optional(z.boolean()),
      missing: z.array(text),
      contracts: paths,
    }),
  },
  "pace.tick": {
    callers: crmPage,
    body: z.object({ path, participant: z.boolean(), apiAccess: z.boolean() }),
  },
  "pace.contract": {
    callers: crmPage,
    body: z.object({ path, isPace: z.optional(z.boolean()), forms: paths }),
  },
  "pace.plans": { callers: crmPage, body: z.object({ contractPath: path }) },
  "pace.budgets": { callers: crmPage, body: z.object({ formPath: path, category: text }) },
  "change.create": { callers: crmPage, body: z.object({ clientPath: path }) },
  "change.sync": {
    callers: crmPage,
    body: z.object({
      contractPath: path,
      purpose: z.enum(["sync-plan", "sync-plan-and-budgets"]),
      planKey: z.optional(text),
      snapshotId: z.optional(text),
    }),
  },
  "change.view": { callers: crmPage, body: changeId },
  "change.accept": {
    callers: crmPage,
    body: z.object({ id: batchId, leftOut: z.array(text), typed: text, user }),
  },
  "change.resume": { callers: crmPage, body: changeId },
  "change.decline": { callers: crmPage, body: changeId },
  "change.saving": {
    callers: crmPage,
    body: z.object({ formPath: path, snapshotId: text, budgetKey: text, fields, typed: text, user }),
  },
  "sync.propose": { callers: crmPage, body: z.object({ clients }) },
  "change.proposals": { callers: crmPage, body: z.object({ batchId }) },
  "change.accept-all": { callers: crmPage, body: z.object({ batchId, typed: text, user }) },
  "invoice.context": {
    callers: crmPage,
    body: z.object({
      clientPath: z.optional(path),
      ndisNumber: z.optional(ndisNumber),
      stored: z.optional(storedInvoice),
      retrieve: z.boolean(),
    }),
  },
  "streamline.check": {
    callers: crmPage,
    // All of them are read from the CRM at once.
    body: z.object({ paths: paths.check(z.minLength(1), z.maxLength(20)), retrieve: z.boolean() }),
  },
  "workspace.open": { callers: crmPage, body: nothing },
  "file.retrieve": { callers: ownPage, body: z.object({ ndisNumber }) },
  "file.hand": { callers: crmPage, body: handed },
  "connection.view": { callers: ownPage, body: nothing },
  "connection.save": { callers: ownPage, body: z.object({ settings }) },
  "connection.activate": { callers: ownPage, body: z.object({ settings, activationCode: text }) },
  "connection.check": { callers: ownPage, body: nothing },
  "sites.view": { callers: ownPage, body: nothing },
  "sites.add": { callers: ownPage, body: site },
  "sites.remove": { callers: ownPage, body: z.object({ origin: text }) },
  "holidays.view": { callers: ownPage, body: nothing },
  "holidays.add": {
    callers: ownPage,
    body: z.object({ date: text, name: text, state: z.exactOptional(state) }),
  },
  "holidays.remove": { callers: ownPage, body: day },
  "holidays.keep": { callers: ownPage, body: z.object({ date: isoDate, state, kept: z.boolean() }) },
  "holidays.home": { callers: ownPage, body: z.object({ state: z.nullable(state) }) },
};

/** What a listener wants to see of a batch's results. */
export const batchQuerySchema = z.object({
  filter: z.enum([
    "all",
    "success",
    "failed",
    "uncompleted",
    "to-review",
    "saving",
    "declined",
    "not-active",
    "not-pace",
    "without-contract",
  ]),
  limit: z.number().check(z.int(), z.gte(0), z.lte(10_000)),
  kind: z.optional(z.enum(["active-plans", "pace-proposals"])),
});
