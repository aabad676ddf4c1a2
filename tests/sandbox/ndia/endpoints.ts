/** What a client can ask about one participant, as the counters tell it apart. */
export type Endpoint = "determine" | "plans" | "pacePlans" | "paceBudget" | "paceHistory";

const ENDPOINTS: readonly [path: RegExp, question: Endpoint][] = [
  [/^\/ndis-api\/[^/]+\/determine-participant-plan\/?$/, "determine"],
  [/^\/ndis-api\/[^/]+\/plans\/?$/, "plans"],
  [/^\/ndis-api\/ext-int-part\/[^/]+\/pace\/plans\/?$/, "pacePlans"],
  [/^\/ndis-api\/ext-int-part\/[^/]+\/pace\/budget\/?$/, "paceBudget"],
  [/^\/ndis-api\/ext-int-part\/[^/]+\/pace\/historical\/(?:plans|budgets)\/?$/, "paceHistory"],
];

export function findEndpoint(path: string): Endpoint | undefined {
  return ENDPOINTS.find(([pattern]) => pattern.test(path))?.[1];
}
