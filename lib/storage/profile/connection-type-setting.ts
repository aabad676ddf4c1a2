import * as z from "zod/mini";
import { type ConnectionType, SHIPPED_TYPES } from "../../domain/profile/connections/connection-type.ts";

/** Under this name the settings hold the organisation's types of connections, in one transaction with connections. */
export const CONNECTION_TYPES = "connection-types";

const Types = z.array(
  z.object({
    id: z.string(),
    words: z.tuple([z.string(), z.string()]),
    isArchived: z.boolean(),
    revision: z.int(),
  }),
);

/** The types as they were saved; until one is changed, those that come with Planbridge. */
export function readConnectionTypes(saved: unknown): ConnectionType[] {
  const parsed = Types.safeParse(saved);
  return parsed.success ? parsed.data : [...SHIPPED_TYPES];
}
