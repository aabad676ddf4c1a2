import * as z from "zod/mini";
import type { ContractStatusView } from "../../domain/sync/batch-view.ts";
import { path } from "./body-schemas.ts";
import { CRM_PAGE, defineOperation, reply } from "./define-operation.ts";

/** From the service contract page, about itself. */
export const contractOperations = {
  /** What the last check found; `null`: the contract was never checked. */
  "contract.status": defineOperation({
    from: CRM_PAGE,
    body: z.object({ path }),
    ownRecord: ({ path: own }) => own,
    reply: reply<ContractStatusView | null>(),
  }),
  /** Compares the contract with the NDIA again. */
  "contract.check": defineOperation({
    from: CRM_PAGE,
    readsCrm: true,
    body: z.object({ path }),
    ownRecord: ({ path: own }) => own,
    reply: reply<ContractStatusView | null>(),
  }),
};
