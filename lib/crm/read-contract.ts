import { parseMoney } from "../ndis/money.ts";
import type { Problem } from "../ndis/problem.ts";
import type { ServiceContract } from "../ndis/service-contract.ts";
import { fieldNotShown, parseCrmDate, unreadableDate } from "./read-client.ts";
import { readField } from "./read-field.ts";
import type { FieldName, SiteProfile } from "./site-profile.ts";

/** A service contract page as plain data; the plan dates may be what is missing. */
export interface ContractReading {
  contract: Omit<ServiceContract, "planStartDate" | "planEndDate"> &
    Partial<Pick<ServiceContract, "planStartDate" | "planEndDate">>;
  problems: Problem[];
}

export function readContract(doc: ParentNode, profile: SiteProfile): ContractReading {
  const problems: Problem[] = [];
  const field = (name: FieldName) => readField(doc, profile.fields[name]);
  const contract: ContractReading["contract"] = { reference: field("reference") ?? "" };
  const optional = { contractNumber: field("contractNumber"), status: field("contractStatus") };
  if (optional.contractNumber) contract.contractNumber = optional.contractNumber;
  if (optional.status) contract.status = optional.status;
  const total = parseMoney(field("totalFunding") ?? "");
  if (total !== null) contract.totalFunding = total;
  const dates = { planStartDate: "NDIS Plan Start Date", planEndDate: "NDIS Plan End Date" } as const;
  for (const [name, label] of Object.entries(dates) as [keyof typeof dates, string][]) {
    const text = field(name);
    const date = text ? parseCrmDate(text) : null;
    if (date) contract[name] = date;
    else problems.push(text ? unreadableDate(label, text) : fieldNotShown(label, "service contract page"));
  }
  return { contract, problems };
}
