import { Trouble } from "../../ndis/problem.ts";
import type { Batch, Job } from "../../store/rows.ts";
import type { ReadCrm } from "../crm-reader.ts";
import type { Settlement } from "../job.ts";

/** Reads a ticked client's profile; every service contract on it becomes a job of its own. */
export async function readClientStep(job: Job, batch: Batch, readCrm: ReadCrm): Promise<[Settlement, Job[]]> {
  const reading = await readCrm(batch.site, job.client.path);
  if (reading.page !== "client-profile") throw unknownPage("client profile");
  const { identity, contracts, problems } = reading.client;
  const tableMissing = problems.find(({ field }) => field === "Client Funding table");
  const [problem] = problems;
  if (tableMissing) return [{ state: "failed", problem: tableMissing }, []];
  if (contracts.length === 0) return [{ state: "not-counted", problem: problem ?? noContract() }, []];
  const jobs = contracts.map(
    (contract, at): Job => ({
      id: `${job.id}/${String(at + 1).padStart(3, "0")}`,
      batchId: job.batchId,
      kind: "contract",
      state: "queued",
      client: job.client,
      contract,
      identity,
      ...(problem ? { identityProblem: problem } : {}),
      attempts: 0,
    }),
  );
  return [{ state: "success" }, jobs];
}

export function unknownPage(expected: string): Trouble {
  return new Trouble("failed", {
    code: "crm-page-unknown",
    what: `The page that the CRM opened isn't recognised as a ${expected}.`,
    remedy: "Open it in the CRM. If it looks right to you, the CRM has changed: tell whoever looks after Planbridge.",
  });
}

function noContract() {
  return {
    code: "no-contract",
    what: "This client has no service contract.",
    remedy: "Create a service contract with the dates of the NDIS plan, then sync.",
  };
}
