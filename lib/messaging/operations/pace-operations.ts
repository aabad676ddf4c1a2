import * as z from "zod/mini";
import type { ChangeView } from "../../domain/change/change-view.ts";
import type { BudgetsView, PlansView } from "../../domain/change/plan-choices.ts";
import type { ClientConsentView, ClientPaceView, ContractPaceView } from "../views.ts";
import { fieldChanges, ndisNumber, path, paths, text } from "./body-schemas.ts";
import { CRM_PAGE, defineOperation, EXTENSION_PAGE, reply } from "./define-operation.ts";

/** A client of a CRM, as an extension page names it. */
const client = z.object({ site: text, path });

export const paceOperations = {
  /** From the client page: what it shows, for what Planbridge adds to it. `missing`: labels of what it should show and doesn't. */
  "pace.view-client": defineOperation({
    from: CRM_PAGE,
    body: z.object({
      path,
      name: text,
      ndisNumber: z.optional(ndisNumber),
      pace: z.optional(z.boolean()),
      apiAccess: z.optional(z.boolean()),
      missing: z.array(text).check(z.maxLength(100)),
      contracts: paths,
    }),
    ownRecord: ({ path: own }) => own,
    reply: reply<ClientPaceView>(),
  }),
  /** The two ticks of a client whose CRM has no fields for them, and whose they are by the client's own page (F32–F35). */
  "pace.view-consent": defineOperation({
    from: EXTENSION_PAGE,
    readsCrm: true,
    body: client,
    reply: reply<ClientConsentView>(),
  }),
  /** A person sets them: stored with who and when. */
  "pace.set-consent": defineOperation({
    from: EXTENSION_PAGE,
    needs: "propose",
    readsCrm: true,
    body: z.extend(client, { participant: z.boolean(), apiAccess: z.boolean() }),
    reply: reply<ClientConsentView>(),
  }),
  /** From the contract page: what it shows, and which forms belong to it. */
  "pace.view-contract": defineOperation({
    from: CRM_PAGE,
    body: z.object({ path, isPace: z.optional(z.boolean()), forms: paths }),
    ownRecord: ({ path: own }) => own,
    reply: reply<ContractPaceView>(),
  }),
  /** Retrieve PACE Plan: asks the NDIA for the plans to select from (F47, F48). */
  "pace.retrieve-plans": defineOperation({
    from: CRM_PAGE,
    readsCrm: true,
    body: z.object({ contractPath: path }),
    ownRecord: ({ contractPath }) => contractPath,
    reply: reply<PlansView>(),
  }),
  /** Retrieve PACE Plan Budget, from a budget form (F51–F53). */
  "pace.retrieve-budgets": defineOperation({
    from: CRM_PAGE,
    readsCrm: true,
    body: z.object({ formPath: path, category: text }),
    participants: ({ formPath }) => [formPath],
    reply: reply<BudgetsView>(),
  }),
  /** Save was pressed on a budget form: once a person accepts, the page sends it and Planbridge reads back what was saved (F60, F61). */
  "pace.propose-budget-save": defineOperation({
    from: CRM_PAGE,
    needs: "propose",
    readsCrm: true,
    body: z.object({
      formPath: path,
      snapshotId: text,
      budgetKey: text,
      fields: fieldChanges,
    }),
    participants: ({ formPath }) => [formPath],
    reply: reply<ChangeView>(),
  }),
};
