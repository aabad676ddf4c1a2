import * as z from "zod/mini";
import { MAX_TYPE_FROM } from "../../domain/change/confirmation.ts";
import type { ChangeView, ProposalView } from "../../domain/change/change-view.ts";
import { WARNING_KINDS } from "../../domain/change/warning-kinds.ts";
import { clientPaths, clients, path, recordId, results, text } from "./body-schemas.ts";
import { ANY_PAGE, CRM_PAGE, defineOperation, EXTENSION_PAGE, reply } from "./define-operation.ts";
import type { StartReply } from "./sync-operations.ts";

const change = z.object({ id: recordId });

export const changeOperations = {
  /** Proposes a new contract from the client's PACE plan. Nothing is written. */
  "change.propose-contract": defineOperation({
    from: CRM_PAGE,
    needs: "propose",
    readsCrm: true,
    body: z.object({ clientPath: path }),
    ownRecord: ({ clientPath }) => clientPath,
    reply: reply<ChangeView>(),
  }),
  /** Proposes what brings a contract up to date with PACE. Nothing is written. */
  "change.propose-sync": defineOperation({
    from: CRM_PAGE,
    needs: "propose",
    readsCrm: true,
    body: z.object({
      contractPath: path,
      purpose: z.enum(["sync-plan", "sync-plan-and-budgets"]),
      planKey: z.optional(text),
      snapshotId: z.optional(text),
    }),
    ownRecord: ({ contractPath }) => contractPath,
    reply: reply<ChangeView>(),
  }),
  /** From how much on a single change's amount has to be typed, in cents. */
  "options.confirmation": defineOperation({
    from: EXTENSION_PAGE,
    body: z.null(),
    reply: reply<{ typeFrom: number }>(),
  }),
  "options.set-confirmation": defineOperation({
    from: EXTENSION_PAGE,
    body: z.object({ typeFrom: z.int().check(z.minimum(0), z.maximum(MAX_TYPE_FROM)) }),
    reply: reply<{ typeFrom: number }>(),
  }),
  "change.view": defineOperation({ from: ANY_PAGE, body: change, reply: reply<ChangeView>() }),
  /**
   * Opens the window in which a person decides: on one change, on the proposals of a batch, on a client's two
   * PACE ticks, on what of some clients' participants is synchronised, on a new service booking, or on one that exists.
   * A page of a CRM can lead there, and nothing that it sends decides anything.
   */
  "review.open": defineOperation({
    from: CRM_PAGE,
    readsCrm: true,
    body: z.union([
      z.object({ change: recordId }),
      z.object({ batch: recordId }),
      z.object({ clientPath: path }),
      z.object({ participants: clientPaths }),
      z.object({ newBooking: z.enum(["client", "contract"]), path }),
      z.object({ manageBooking: z.object({ clientPath: path, bookingId: text }) }),
    ]),
    ownRecord: (about) => {
      if ("clientPath" in about) return about.clientPath;
      return "newBooking" in about ? about.path : undefined;
    },
    reply: reply<null>(),
  }),
  /** A person accepts it, except `leftOut`. `typed`: the amount that moves, as they typed it. */
  "change.accept": defineOperation({
    from: EXTENSION_PAGE,
    needs: "accept",
    readsCrm: true,
    body: z.object({
      id: recordId,
      leftOut: z.array(text).check(z.maxLength(500)),
      typed: text,
      /** Whether the change's declaration is ticked, where it has one. */
      declared: z.optional(z.boolean()),
    }),
    reply: reply<ChangeView>(),
  }),
  /** Proposes anew what this proposal was about, from a new retrieval. */
  "change.propose-again": defineOperation({
    from: EXTENSION_PAGE,
    needs: "propose",
    readsCrm: true,
    body: change,
    reply: reply<ChangeView>(),
  }),
  /** Retries the rest, after a failure or once what blocked it was put right. */
  "change.resume": defineOperation({
    from: EXTENSION_PAGE,
    needs: "accept",
    readsCrm: true,
    body: change,
    reply: reply<ChangeView>(),
  }),
  "change.decline": defineOperation({
    from: EXTENSION_PAGE,
    needs: "propose",
    body: change,
    reply: reply<null>(),
  }),
  /** The page no longer waits to send its own form: nobody can accept that any more. */
  "change.withdraw": defineOperation({ from: CRM_PAGE, body: change, reply: reply<null>() }),
  /** From the client list: starts a batch that proposes PACE changes for the ticked clients. */
  "change.propose-all": defineOperation({
    from: CRM_PAGE,
    needs: "propose",
    readsCrm: true,
    body: z.object({ clients }),
    reply: reply<StartReply>(),
  }),
  /** The same from a list of the workspace. Clients that a running batch doesn't have are added to it. */
  "change.propose-listed": defineOperation({
    from: EXTENSION_PAGE,
    needs: "propose",
    readsCrm: true,
    body: z.object({ site: text, clients }),
    reply: reply<StartReply>(),
  }),
  /** From the results desk: proposes what the NDIA holds for the contracts of these results, as a batch of their own. */
  "change.propose-results": defineOperation({
    from: EXTENSION_PAGE,
    needs: "propose",
    readsCrm: true,
    body: results,
    reply: reply<StartReply>(),
  }),
  "change.proposals": defineOperation({
    from: ANY_PAGE,
    body: z.object({ batchId: recordId }),
    reply: reply<ProposalView[]>(),
  }),
  /** Accepts every proposal of a batch that has no warning, or none but the included ones. `typed`: the amount that moves in all of them. */
  "change.accept-all": defineOperation({
    from: EXTENSION_PAGE,
    needs: "accept",
    readsCrm: true,
    body: z.object({
      batchId: recordId,
      typed: text,
      included: z.optional(
        z.object({
          kinds: z.array(z.enum(WARNING_KINDS)).check(z.maxLength(WARNING_KINDS.length)),
          smallerBy: z.int().check(z.minimum(0)),
        }),
      ),
    }),
    reply: reply<ProposalView[]>(),
  }),
};
