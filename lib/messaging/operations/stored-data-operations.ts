import * as z from "zod/mini";
import type { StoredDataView } from "../../domain/stored-data.ts";
import { defineOperation, EXTENSION_PAGE, reply } from "./define-operation.ts";

export const storedDataOperations = {
  /** `scan`: looks through all that is stored, which takes a while; else only what was met is told. */
  "stored-data.view": defineOperation({
    from: EXTENSION_PAGE,
    body: z.object({ scan: z.boolean() }),
    reply: reply<StoredDataView>(),
  }),
};
