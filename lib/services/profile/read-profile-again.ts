import { ProblemError } from "../../core/problem.ts";
import type { Database } from "../../storage/database.ts";
import { findClientByNumber } from "../../storage/link-repository.ts";
import { findOverview } from "../../storage/overview-repository.ts";
import type { Proposals } from "../changes/propose.ts";

/** Reads the page of this participant in this CRM, which keeps what it tells. Throws a `ProblemError` where it is another's by now. */
export async function readProfileAgain(
  { db, proposals }: { db: Database; proposals: Pick<Proposals, "readClient"> },
  site: string,
  ndisNumber: string,
): Promise<void> {
  const path = (await findClientByNumber(db, site, ndisNumber)) ?? (await pathOfList(db, site, ndisNumber));
  if (path === undefined) throw new ProblemError("permanent", PAGE_NOT_KNOWN);
  const client = await proposals.readClient(site, path);
  if (client.verifiedIdentity.ndisNumber !== ndisNumber) throw new ProblemError("permanent", PAGE_OF_OTHER);
}

/** As a synchronisation of plans has kept it. Whose page it is by now, the page itself says. */
async function pathOfList(db: Database, site: string, ndisNumber: string): Promise<string | undefined> {
  return (await findOverview(db, site, ndisNumber))?.client?.path;
}

const PAGE_NOT_KNOWN = {
  code: "profile-page-unknown",
  what: "Planbridge doesn't know this participant's page in the CRM yet.",
  remedy: "Open the client in the CRM with the side panel open, then press Read again.",
};

const PAGE_OF_OTHER = {
  code: "profile-page-of-other",
  what: "The page that was this participant's shows another NDIS number by now.",
  remedy: "Open the participant in the CRM and check the NDIS number. What is stored of them is unchanged.",
};
