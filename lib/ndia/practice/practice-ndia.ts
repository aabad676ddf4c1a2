import type { IsoDate } from "../../core/calendar-date.ts";
import { problemFrom } from "../../core/problem-catalogue.ts";
import { ProblemError } from "../../core/problem.ts";
import { isOnPace, PRACTICE_CLIENTS, type PracticeClient } from "../../domain/practice/practice-clients.ts";
import type { PracticeStore } from "../../domain/practice/practice-store.ts";
import { transientError } from "../http/transport-problems.ts";
import type { NdiaCalls, NdiaGet } from "../plans.ts";
import { PROVIDER_PROBLEMS, type ProviderProblemCode } from "../provider-problems.ts";
import {
  budgetAnswer,
  goalsAnswer,
  pastBudgetsAnswer,
  pastGoalsAnswer,
  pastPlansAnswer,
  planAnswer,
  type PracticeQuestion,
} from "./practice-answers.ts";
import { bookingAnswer, bookingListAnswer, changeBookings } from "./practice-bookings.ts";

/** An NDIA within the extension: it answers as the provider API does, and no request leaves the browser. */
export function createPracticeNdia(of: {
  store: PracticeStore;
  /** The day on which practice began. */
  began: () => Promise<IsoDate>;
  /** The day for which it answers. */
  day: () => IsoDate;
}): NdiaCalls {
  const get: NdiaGet = async (path, query, _signal, participant) => {
    const client = findClient(query, participant);
    const [, booking] = /^4\.0\/service-bookings\/(\d+)$/.exec(path) ?? [];
    if (booking) return bookingAnswer(of.store, client.ndisNumber, Number(booking));
    if (path === "4.0/service-bookings") return bookingListAnswer(of.store, client.ndisNumber);
    return answerTo(path, query, { client, began: await of.began(), day: of.day() });
  };
  return { get, send: (write) => changeBookings(of.store, write) };
}

function answerTo(path: string, query: Record<string, string>, question: PracticeQuestion): unknown {
  if (path === "4.0/determine-participant-plan/") return { is_pace_plan: isOnPace(question.client) };
  const answer = ANSWERS[path];
  if (!answer) throw refusal("ndia-refused");
  if (path.startsWith("ext-int-part/") && !isOnPace(question.client)) throw refusal("not-pace");
  return answer(question, query);
}

const ANSWERS: Readonly<
  Record<string, (question: PracticeQuestion, query: Record<string, string>) => unknown>
> = {
  "4.0/plans/": planAnswer,
  "4.0/plans/goals": goalsAnswer,
  "ext-int-part/4.0/pace/plans/": planAnswer,
  "ext-int-part/5.0/pace/budget/": budgetAnswer,
  "ext-int-part/4.0/pace/historical/plans": pastPlansAnswer,
  "ext-int-part/4.0/pace/historical/budgets": (question, query) =>
    pastBudgetsAnswer(question, query["plan_date"]),
  "ext-int-part/4.0/pace/historical/goals": pastGoalsAnswer,
};

/** All three facts have to agree, as at the NDIA; bookings are asked for by number alone. */
function findClient(query: Record<string, string>, participant: string | undefined): PracticeClient {
  const number = participant ?? query["participant"];
  const client = PRACTICE_CLIENTS.find(({ ndisNumber }) => ndisNumber === number);
  if (!client) throw refusal("ndis-number-unknown");
  if (client.case === "no-answer") throw transientError("The NDIA", "timeout");
  if (client.case === "surname-differs") throw refusal("surname-mismatch");
  return client;
}

function refusal(code: ProviderProblemCode): ProblemError {
  return new ProblemError("permanent", problemFrom(PROVIDER_PROBLEMS, code));
}
