import { nothing } from "../body-schemas.ts";
import { defineOperation, EXTENSION_PAGE, reply } from "../define-operation.ts";

export const diagnosticOperations = {
  /** Versions, counts, dates and codes as text to pass on: no personal data, no secret, no address. */
  "diagnostic.view": defineOperation({
    from: EXTENSION_PAGE,
    body: nothing,
    reply: reply<{ text: string }>(),
  }),
};
