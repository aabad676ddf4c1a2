import { parseMoney } from "../../core/money.ts";
import type { Problem } from "../../core/problem.ts";
import { PLAN_DATE_LABELS } from "../../domain/plan/crm-field.ts";
import type { ServiceContract } from "../../domain/plan/service-contract.ts";
import { mainHeading } from "../profile/find-heading.ts";
import { isOfSection, nameLinks, pageLink } from "./links.ts";
import { hasPaceBadge } from "./read-pace-badge.ts";
import { type ContractParts, readContractParts } from "./read-contract-parts.ts";
import { missingFieldProblem, parseCrmDate, unreadableDateProblem } from "./read-client.ts";
import { readField } from "./read-field.ts";
import { readUser } from "./read-user.ts";
import type { RecordPath } from "../profile/record-path.ts";
import type { FieldName, SiteProfile } from "../profile/site-profile.ts";

/** A service contract page as plain data; the plan dates may be what is missing. */
export interface ContractReading extends ContractParts {
  /** The contract's own form. */
  editPath?: RecordPath;
  /** Whether it is the contract of a PACE plan. `undefined`: the page doesn't tell. */
  isPace?: boolean;
  /** A link of the page that may be the client's: whoever follows it must see whether it is. */
  clientLinks: { name: string; path: RecordPath }[];
  contract: Omit<ServiceContract, "planStartDate" | "planEndDate"> &
    Partial<Pick<ServiceContract, "planStartDate" | "planEndDate">>;
  problems: Problem[];
}

export function readContract(doc: ParentNode, pageUrl: string, profile: SiteProfile): ContractReading {
  const problems: Problem[] = [];
  const field = (name: FieldName) => readField(doc, profile.fields[name]);
  const contract: ContractReading["contract"] = { reference: field("reference") ?? "" };
  const optional = { contractNumber: field("contractNumber"), status: field("contractStatus") };
  if (optional.contractNumber) contract.contractNumber = optional.contractNumber;
  if (optional.status) contract.status = optional.status;
  const total = parseMoney(field("totalFunding") ?? "");
  if (total !== null) contract.totalFunding = total;
  for (const name of ["startDate", "endDate"] as const) {
    const own = parseCrmDate(field(name) ?? "");
    if (own) contract[name] = own;
  }
  for (const name of ["planStartDate", "planEndDate"] as const) {
    const label = PLAN_DATE_LABELS[name];
    const text = field(name);
    const date = text ? parseCrmDate(text) : null;
    if (date) contract[name] = date;
    else
      problems.push(
        text ? unreadableDateProblem(label, text) : missingFieldProblem(label, "service contract page"),
      );
  }
  const editPath = pageLink(doc, profile.controls.edit, pageUrl);
  const isPace = readPace(doc, profile);
  return {
    contract,
    problems,
    clientLinks: linksNearHeading(doc, pageUrl, profile),
    ...(editPath ? { editPath } : {}),
    ...(isPace === undefined ? {} : { isPace }),
    ...readContractParts(doc, pageUrl, profile),
  };
}

/** The field, or the purple badge in the banner. */
function readPace(doc: ParentNode, profile: SiteProfile): boolean | undefined {
  const field = readField(doc, profile.fields.pacePlan);
  if (field) return /^(yes|true|on)$/i.test(field);
  return hasPaceBadge(doc) ? true : undefined;
}

/** Names beside the page's first heading that are links: that is where records name their owner. */
function linksNearHeading(
  doc: ParentNode,
  pageUrl: string,
  profile: SiteProfile,
): ContractReading["clientLinks"] {
  const heading = mainHeading(doc);
  const banner = heading?.parentElement;
  if (!banner) return [];
  const user = readUser(doc, profile);
  const elsewhere = Array.from(banner.querySelectorAll(ELSEWHERE));
  const isElsewhere = (link: Element) =>
    isOfSection(link, heading) || elsewhere.some((part) => part.contains(link));
  return nameLinks(banner, pageUrl, isElsewhere).filter(({ name }) => name !== user);
}

/** Parts of a page whose links are about other things than its own record. */
const ELSEWHERE =
  "table,nav,menu,footer,aside,form,dialog,.toolbar,.breadcrumb,.dropdown-menu,[role=menu],[role=navigation]";
