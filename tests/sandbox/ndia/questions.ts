/** What a client can ask about one participant, as the counters tell it apart. */
export type Question = "determine" | "plans" | "pacePlans" | "paceBudget" | "paceHistory";

const QUESTIONS: readonly [path: RegExp, question: Question][] = [
  [/^\/ndis-api\/[^/]+\/determine-participant-plan\/?$/, "determine"],
  [/^\/ndis-api\/[^/]+\/plans\/?$/, "plans"],
  [/^\/ndis-api\/ext-int-part\/[^/]+\/pace\/plans\/?$/, "pacePlans"],
  [/^\/ndis-api\/ext-int-part\/[^/]+\/pace\/budget\/?$/, "paceBudget"],
  [/^\/ndis-api\/ext-int-part\/[^/]+\/pace\/historical\/(?:plans|budgets)\/?$/, "paceHistory"],
];

export function questionOf(path: string): Question | undefined {
  return QUESTIONS.find(([pattern]) => pattern.test(path))?.[1];
}
