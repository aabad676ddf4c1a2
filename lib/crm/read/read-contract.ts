import type { IsoDate } from "../../core/calendar-date.ts";
import type { Problem } from "../../core/problem.ts";
import { PLAN_DATE_LABELS } from "../../domain/plan/crm-field.ts";
import type { ServiceContract } from "../../domain/plan/service-contract.ts";
import { mainHeading } from "../profile/find-heading.ts";
import { emptyFieldProblem, fieldProblem, unreadableDateProblem } from "./fields/field-problems.ts";
import { parsedReading, parsePageDate, parsePageMoney } from "./fields/page-values.ts";
import { pageScope } from "./fields/page-scope.ts";
import { isOfSection, nameLinks, pageLink } from "./links.ts";
import { readPace } from "./read-pace-badge.ts";
import { type ContractParts, readContractParts } from "./read-contract-parts.ts";
import { inOneLook } from "./fields/one-look.ts";
import { type FieldReader, openFields } from "./read-field.ts";
import { readUser } from "./read-user.ts";
import { type Doubt, doubtOf, type Reading, whenCertain } from "./reading.ts";
import type { RecordPath } from "../profile/record-path.ts";
import type { ContractProfile } from "../profile/site-profile.ts";

/** A service contract's own fields; the plan dates may be what is missing. */
export interface ContractFields {
  contract: Omit<ServiceContract, "planStartDate" | "planEndDate"> &
    Partial<Pick<ServiceContract, "planStartDate" | "planEndDate">>;
  /** Each expected field that the page doesn't show, or that isn't certain. */
  doubts: Doubt[];
  /** The same in a person's words, of what is needed. */
  problems: Problem[];
  /** The contract's own form. */
  editPath?: RecordPath;
}

/** A service contract page as plain data. */
export interface ContractReading extends ContractFields, ContractParts {
  /** Whether it is the contract of a PACE plan. `undefined`: the page doesn't tell. */
  isPace?: boolean;
  /** A link of the page that may be the client's: whoever follows it must see whether it is. */
  clientLinks: { name: string; path: RecordPath }[];
}

export function readContract(doc: ParentNode, pageUrl: string, profile: ContractProfile): ContractReading {
  return inOneLook(() => readShown(doc, pageUrl, profile));
}

/** The fields and the link to their form: the tables of a contract's page take most of the time that it takes to read. */
export function readContractFields(
  doc: ParentNode,
  pageUrl: string,
  profile: ContractProfile,
): ContractFields {
  return inOneLook(() => ({
    ...readFields(openPage(doc, profile), profile),
    ...readEditPath(doc, pageUrl, profile),
  }));
}

function readEditPath(
  doc: ParentNode,
  pageUrl: string,
  profile: ContractProfile,
): Pick<ContractFields, "editPath"> {
  const editPath = pageLink(doc, profile.controls.edit, pageUrl);
  return editPath ? { editPath } : {};
}

function openPage(doc: ParentNode, { sections }: ContractProfile): FieldReader {
  return openFields(doc, pageScope(doc, sections["service-contract"]));
}

function readShown(doc: ParentNode, pageUrl: string, profile: ContractProfile): ContractReading {
  const page = openPage(doc, profile);
  const { contract, doubts, problems } = readFields(page, profile);
  const isPace = readPace(doc, page, profile.fields.pacePlan);
  return {
    contract,
    doubts: [...doubts, ...doubtOf("PACE Plan", isPace)],
    problems,
    clientLinks: linksNearHeading(doc, pageUrl, profile),
    ...readEditPath(doc, pageUrl, profile),
    ...(isPace.state === "value" ? { isPace: isPace.value } : {}),
    ...readContractParts(doc, pageUrl, profile),
  };
}

/** The contract's own fields. Only what is certain is in `contract`. */
function readFields(page: FieldReader, { fields, dateOrder }: ContractProfile): ContractFields {
  const parseDate = (text: string) => parsePageDate(text, { order: dateOrder });
  const text = (name: keyof typeof fields) => parsedReading(page.read(fields[name]), (words) => words);
  const date = (name: keyof typeof fields) =>
    parsedReading(
      page.read(fields[name], (words) => parseDate(words) ?? words),
      parseDate,
    );
  const reference = text("reference");
  const contractNumber = text("contractNumber");
  const status = text("contractStatus");
  const fundingManagement = text("fundingManagement");
  const money = page.read(fields.totalFunding, (words) => String(parsePageMoney(words) ?? words));
  const totalFunding = parsedReading(money, parsePageMoney);
  const dates = {
    planStartDate: date("planStartDate"),
    planEndDate: date("planEndDate"),
    startDate: date("startDate"),
    endDate: date("endDate"),
  };
  const contract: ContractFields["contract"] = { reference: whenCertain(reference, () => "") ?? "" };
  put(contract, "contractNumber", contractNumber);
  put(contract, "status", status);
  if (isUnclear(status)) contract.statusUnclear = true;
  put(contract, "totalFunding", totalFunding);
  put(contract, "fundingManagement", fundingManagement);
  for (const name of DATES) put(contract, name, dates[name]);
  const named: [label: string, reading: Reading<unknown>][] = [
    ["Reference", reference],
    ["Contract Number", contractNumber],
    ["Status", status],
    ["Total Funding", totalFunding],
    ...DATES.map((name): [string, Reading<unknown>] => [DATE_LABELS[name], dates[name]]),
  ];
  return {
    contract,
    doubts: named.flatMap(([label, reading]) => doubtOf(label, reading)),
    problems: PLAN_DATES.flatMap((name) => planDateProblem(PLAN_DATE_LABELS[name], dates[name])),
  };
}

const PAGE = "service contract page";
const PLAN_DATES = ["planStartDate", "planEndDate"] as const;
const DATES = [...PLAN_DATES, "startDate", "endDate"] as const;
const DATE_LABELS = { ...PLAN_DATE_LABELS, startDate: "Start Date", endDate: "End Date" } as const;

function put<Name extends keyof ContractFields["contract"]>(
  contract: ContractFields["contract"],
  name: Name,
  reading: Reading<ContractFields["contract"][Name]>,
): void {
  if (reading.state === "value" && reading.value !== undefined) contract[name] = reading.value;
}

/** Shown, and nobody can tell from it. A page that has no place for a status is another matter. */
function isUnclear(status: Reading<string | undefined>): boolean {
  return status.state === "value" ? status.value === undefined : status.state !== "not-shown";
}

/** Without both of the plan's dates nothing can be compared. */
function planDateProblem(label: string, reading: Reading<IsoDate | undefined>): Problem[] {
  if (reading.state === "unreadable" && reading.text) return [unreadableDateProblem(label, reading.text)];
  const isEmpty = reading.state === "value" && reading.value === undefined;
  const problem = isEmpty ? emptyFieldProblem(label, PAGE) : fieldProblem(label, PAGE, reading);
  return problem ? [problem] : [];
}

/** Names beside the page's first heading that are links: that is where records name their owner. */
function linksNearHeading(
  doc: ParentNode,
  pageUrl: string,
  profile: ContractProfile,
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
