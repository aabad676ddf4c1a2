import type { PolicyView } from "../../../domain/access/policy-view.ts";
import { nothing } from "../body-schemas.ts";
import { defineOperation, EXTENSION_PAGE, reply } from "../define-operation.ts";

/** What the organisation's policy says of this computer. */
export const policyOperations = {
  "policy.view": defineOperation({ from: EXTENSION_PAGE, body: nothing, reply: reply<PolicyView>() }),
};
