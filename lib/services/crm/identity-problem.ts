import type { Problem } from "../../core/problem.ts";
import type { ClientReading } from "../../crm/read/read-client.ts";

/** Why a client's page doesn't tell who it is: what the page shows of that field, where it was the page that couldn't be read. */
export function identityProblem({ problems }: Pick<ClientReading, "problems">, missing: Problem): Problem {
  return problems.find(({ field }) => field !== undefined && field === missing.field) ?? missing;
}
