import * as z from "zod/mini";
import { BATCH_KINDS } from "../../domain/sync/batch.ts";
import type { BatchQuery } from "../../domain/sync/batch-view.ts";
import { recordId } from "./body-schemas.ts";

/** What a listener wants to see of a batch's results. */
export const batchQuery: z.ZodMiniType<BatchQuery> = z.object({
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
  kind: z.optional(z.enum(BATCH_KINDS)),
  id: z.optional(recordId),
});
