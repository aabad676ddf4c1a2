import * as z from "zod/mini";
import { dayAt, type IsoDate } from "../core/calendar-date.ts";
import type { Identity } from "../domain/plan/identity.ts";
import type { Goal } from "../domain/record/goal.ts";
import { toStep } from "./goals.ts";
import { type ReadRows, readRows } from "./http/read-rows.ts";
import { dateOf, listOf, parseAnswerPart, unexpectedAnswer, told, Word } from "./http/wire-values.ts";
import { identityQuery, type NdiaGet } from "./plans.ts";

/** No slash at the end. From one public sample, in which the only goal has no list around it. PACE only. */
const PAST_GOALS = "ext-int-part/4.0/pace/historical/goals";

const WirePastGoals = z.looseObject({ historical_goals: z.optional(listOf(z.unknown())) });
const PastGoal = z.looseObject({
  goal_description: Word,
  how_reach: Word,
  goal_status: Word,
  goal_created: z.optional(z.nullable(z.string())),
});

/** Goals of earlier times of a PACE participant. Throws a `ProblemError` where the answer can't be read, or is refused. */
export async function retrievePastGoals(get: NdiaGet, identity: Identity): Promise<ReadRows<Goal>> {
  const answer = await get(PAST_GOALS, identityQuery(identity));
  const wire = parseAnswerPart(WirePastGoals, answer, "the list of past goals");
  return readRows(
    wire.historical_goals ?? [],
    PastGoal,
    (at) => `past goal ${at}`,
    (goal, name): Goal => {
      const step = toStep(goal.how_reach, undefined);
      const status = told(goal.goal_status);
      return {
        term: "not-told",
        text: told(goal.goal_description),
        steps: step.how === null ? [] : [step],
        created: createdOn(`${name} goal_created`, goal.goal_created),
        past: true,
        ...(status ? { status } : {}),
      };
    },
  );
}

/** A moment, such as `2024-08-02T04:37:08.000+0000`, or a day. The NDIA's own zone says which day a moment was. */
function createdOn(field: string, text: string | null | undefined): IsoDate | null {
  const [, day, time, sign, hours, minutes] =
    /^(\d{4}-\d{2}-\d{2})T([\d:.]+)(?:Z|([+-])(\d{2}):?(\d{2}))?$/.exec(text ?? "") ?? [];
  if (day === undefined) return dateOf(field, text);
  if (dateOf(field, day) === null) return null;
  try {
    const moment = Temporal.Instant.from(`${day}T${time}${sign ? `${sign}${hours}:${minutes}` : "Z"}`);
    return dayAt(moment.epochMilliseconds);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw unexpectedAnswer(`${field} is “${text}”, which isn't a time`, error);
  }
}
