/** What a client can ask about one participant, as the counters tell it apart. */
const ENDPOINTS = [
  ["determine", /^\/ndis-api\/[^/]+\/determine-participant-plan\/?$/],
  ["plans", /^\/ndis-api\/[^/]+\/plans\/?$/],
  ["pacePlans", /^\/ndis-api\/ext-int-part\/[^/]+\/pace\/plans\/?$/],
  ["paceBudget", /^\/ndis-api\/ext-int-part\/[^/]+\/pace\/budget\/?$/],
  ["goals", /^\/ndis-api\/[^/]+\/plans\/goals\/?$/],
  ["pastGoals", /^\/ndis-api\/ext-int-part\/[^/]+\/pace\/historical\/goals\/?$/],
  ["planBudgets", /^\/ndis-api\/[^/]+\/plans\/budget\/?$/],
  ["bookings", /^\/ndis-api\/[^/]+\/service-bookings\/?$/],
  ["bookingDetails", /^\/ndis-api\/[^/]+\/service-bookings\/[^/]+\/?$/],
  ["paceHistory", /^\/ndis-api\/ext-int-part\/[^/]+\/pace\/historical\/(?:plans|budgets)\/?$/],
] as const;

export type Endpoint = (typeof ENDPOINTS)[number][0];

export function findEndpoint(path: string): Endpoint | undefined {
  return ENDPOINTS.find(([, pattern]) => pattern.test(path))?.[0];
}

/** Nothing was asked yet. */
export function noQuestions(): Record<Endpoint, number> {
  return Object.fromEntries(ENDPOINTS.map(([question]) => [question, 0])) as Record<Endpoint, number>;
}
