import * as z from "zod/mini";
import type { PracticePage } from "../../../domain/practice/practice-page.ts";
import type { PanelClient } from "../../views.ts";
import { nothing, path } from "../body-schemas.ts";
import { defineOperation, EXTENSION_PAGE, reply } from "../define-operation.ts";

/** Practice mode: invented data in a database of its own. From the extension's own pages alone. */
export const practiceOperations = {
  /** Answers once the invented data is ready and practice is on. Refused while work of a person is under way. */
  "practice.enter": defineOperation({ from: EXTENSION_PAGE, body: nothing, reply: reply<null>() }),
  /** Ends it and deletes the invented data. */
  "practice.leave": defineOperation({ from: EXTENSION_PAGE, body: nothing, reply: reply<null>() }),
  /** The invented clients that the side panel can show; none while practice is off. */
  "practice.clients": defineOperation({
    from: EXTENSION_PAGE,
    body: nothing,
    reply: reply<PanelClient[]>(),
  }),
  /** What the practice CRM shows at this path. */
  "practice.page": defineOperation({
    from: EXTENSION_PAGE,
    body: z.object({ path }),
    reply: reply<PracticePage>(),
  }),
};
