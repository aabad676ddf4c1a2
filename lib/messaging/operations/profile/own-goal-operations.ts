import * as z from "zod/mini";
import { OWN_CSV_KINDS, type OwnCsvKind } from "../../../domain/profile/own-csv/own-csv-columns.ts";
import { type LeftOutRow, MAX_CSV_LINES } from "../../../domain/profile/own-csv/own-csv-rows.ts";
import { GOAL_STAGES, type GoalStage } from "../../../domain/profile/own-goals/own-goal.ts";
import { text } from "../body-schemas.ts";
import { defineOperation, EXTENSION_PAGE, reply } from "../define-operation.ts";
import { begun, longText, optionalBegun, participant, typedDay } from "./own-bodies.ts";

const stages = Object.keys(GOAL_STAGES) as GoalStage[];
const kinds = Object.keys(OWN_CSV_KINDS) as OwnCsvKind[];

/** The participants' goals that the organisation keeps itself, and the import of what it keeps from a file. */
export const ownGoalOperations = {
  "own-goals.save": defineOperation({
    from: EXTENSION_PAGE,
    needs: "propose",
    body: z.object({
      begun: optionalBegun,
      ...participant,
      name: text,
      /** Empty: `newGoal` is meant. */
      goalId: z.string().check(z.maxLength(60)),
      newGoal: text,
      startDate: typedDay,
      endDate: typedDay,
      stage: z.nullable(z.enum(stages)),
      description: longText,
      isArchived: z.boolean(),
    }),
    reply: reply<null>(),
  }),
  "own-goals.remove": defineOperation({
    from: EXTENSION_PAGE,
    needs: "propose",
    body: z.object({ ...participant, begun }),
    reply: reply<null>(),
  }),
  /** Renames, archives or restores one of the organisation's goals. */
  "organisation-goals.save": defineOperation({
    from: EXTENSION_PAGE,
    needs: "propose",
    body: z.object({ begun, text, isArchived: z.boolean() }),
    reply: reply<null>(),
  }),
  /** A CSV file of this CRM's participants. What can be stored is stored in one transaction. */
  "own-rows.import": defineOperation({
    from: EXTENSION_PAGE,
    needs: "propose",
    body: z.object({
      site: text,
      kind: z.enum(kinds),
      /** All cells, the header's first. */
      lines: z.array(z.array(longText).check(z.maxLength(100))).check(z.maxLength(MAX_CSV_LINES)),
    }),
    reply: reply<{ stored: number; leftOut: LeftOutRow[] }>(),
  }),
};
