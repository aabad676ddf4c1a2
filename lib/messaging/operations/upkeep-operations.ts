import * as z from "zod/mini";
import { MAX_ALLOWANCE } from "../../domain/overview/call-allowance.ts";
import { BADGE_KINDS, type BadgeKind } from "../../domain/overview/badge-kinds.ts";
import type { Digest } from "../../domain/overview/digest.ts";
import type { Upkeep } from "../../domain/overview/upkeep.ts";
import { defineOperation, EXTENSION_PAGE, reply } from "./define-operation.ts";

/** What is retrieved without a person, and what is new by that. From the extension's own pages alone. */
export const upkeepOperations = {
  "upkeep.view": defineOperation({ from: EXTENSION_PAGE, body: z.null(), reply: reply<Upkeep>() }),
  /** Calls a day; 0 switches it off. */
  "upkeep.set-allowance": defineOperation({
    from: EXTENSION_PAGE,
    body: z.object({ calls: z.int().check(z.minimum(0), z.maximum(MAX_ALLOWANCE)) }),
    reply: reply<Upkeep>(),
  }),
  "notices.list": defineOperation({ from: EXTENSION_PAGE, body: z.null(), reply: reply<Digest>() }),
  /** A person has seen what came until this moment, in epoch milliseconds. What came meanwhile stays new. */
  "notices.mark-seen": defineOperation({
    from: EXTENSION_PAGE,
    body: z.object({ until: z.int() }),
    reply: reply<null>(),
  }),
  /** What the toolbar's icon doesn't tell of. */
  "badge.view": defineOperation({ from: EXTENSION_PAGE, body: z.null(), reply: reply<BadgeView>() }),
  "badge.set": defineOperation({
    from: EXTENSION_PAGE,
    body: z.object({ kind: z.enum(BADGE_KINDS), isShown: z.boolean() }),
    reply: reply<BadgeView>(),
  }),
  /** The popup was opened, which shows what came of the syncs. */
  "badge.mark-done-seen": defineOperation({ from: EXTENSION_PAGE, body: z.null(), reply: reply<null>() }),
};

interface BadgeView {
  off: BadgeKind[];
}
