import type { EnvironmentBand } from "../../../domain/access/environment-band.ts";
import type { PolicyView } from "../../../domain/access/policy-view.ts";
import { nothing } from "../body-schemas.ts";
import { ANY_PAGE, defineOperation, EXTENSION_PAGE, reply } from "../define-operation.ts";

/** What the organisation's policy says of this computer. */
export const policyOperations = {
  "policy.view": defineOperation({ from: EXTENSION_PAGE, body: nothing, reply: reply<PolicyView>() }),
  /** Which environment this computer works with, for a dialog in a CRM's page; `null`: not told. */
  "environment.view": defineOperation({
    from: ANY_PAGE,
    body: nothing,
    reply: reply<EnvironmentBand | null>(),
  }),
};
