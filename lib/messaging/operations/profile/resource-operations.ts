import * as z from "zod/mini";
import { RESOURCE_KINDS, type ResourceKind } from "../../../domain/profile/resources/resource.ts";
import { text } from "../body-schemas.ts";
import { defineOperation, EXTENSION_PAGE, reply } from "../define-operation.ts";
import { begun, optionalBegun, participant, rowId, typedDay } from "./own-bodies.ts";

const kinds = Object.keys(RESOURCE_KINDS) as ResourceKind[];

/** Workers, equipment and places, and which participant has them when. */
export const resourceOperations = {
  "resources.save": defineOperation({
    from: EXTENSION_PAGE,
    needs: "propose",
    body: z.object({ begun: optionalBegun, kind: z.enum(kinds), name: text, isArchived: z.boolean() }),
    reply: reply<null>(),
  }),
  "resource-uses.save": defineOperation({
    from: EXTENSION_PAGE,
    needs: "propose",
    body: z.object({
      begun: optionalBegun,
      ...participant,
      /** Empty: none was chosen. */
      resourceId: z.string().check(z.maxLength(60)),
      startDate: typedDay,
      endDate: typedDay,
      goalId: z.nullable(rowId),
    }),
    reply: reply<null>(),
  }),
  "resource-uses.remove": defineOperation({
    from: EXTENSION_PAGE,
    needs: "propose",
    body: z.object({ ...participant, begun }),
    reply: reply<null>(),
  }),
};
