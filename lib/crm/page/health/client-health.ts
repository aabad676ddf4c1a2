import type { HealthItem } from "../../../domain/page-health/page-health.ts";
import { type ClientReading, CONTRACT_WITHOUT_LINK, CONTRACTS_MISSING } from "../../read/read-client.ts";
import { healthItem, itemsOfDoubts } from "./health-items.ts";

const IDENTITY = { Surname: "surname", "NDIS Number": "ndisNumber", "Date of Birth": "dateOfBirth" } as const;
const LABELS = [...Object.keys(IDENTITY), "NDIS PACE Participant", "API Access"];

export function clientHealth(client: ClientReading): HealthItem[] {
  const isIdentity = (label: string): label is keyof typeof IDENTITY => label in IDENTITY;
  const fields = itemsOfDoubts(LABELS, client.doubts, isIdentity).map((item) =>
    item.state === "read" && isIdentity(item.what) && !client.identity[IDENTITY[item.what]]
      ? { ...item, words: "it is empty" }
      : item,
  );
  return [
    ...fields,
    client.state
      ? healthItem("State", "read")
      : healthItem("State", "not-shown", { words: "no state was found, nor one in the address" }),
    contractsItem(client),
    healthItem("Link to edit the client", client.editPath ? "read" : "not-shown"),
    healthItem("Link to create a contract", client.createContractPath ? "read" : "not-shown"),
  ];
}

function contractsItem({ contracts, contractsWhole, problems }: ClientReading): HealthItem {
  const what = "Client Funding table";
  if (problems.some(({ field }) => field === what)) return healthItem(what, "not-shown", { isNeeded: true });
  if (contractsWhole) return healthItem(what, "read", { isNeeded: true });
  const isMissing = problems.some(({ code }) => code === CONTRACTS_MISSING);
  const unlinked = problems.filter(({ code }) => code === CONTRACT_WITHOUT_LINK).length;
  const reasons = [
    ...(isMissing ? ["it isn't certain that all rows are on this page"] : []),
    ...(unlinked > 0
      ? [`${unlinked} of ${unlinked + contracts.length} rows have no link that opens the contract`]
      : []),
  ];
  const state = contracts.length > 0 ? "partly" : "unreadable";
  return healthItem(what, state, { isNeeded: true, words: reasons.join("; ") });
}
