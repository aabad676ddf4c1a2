import { FORM_TOKEN } from "../request.ts";
import { recordOf } from "./record-links.ts";
import { element, type TemplatePage } from "./template.ts";

/**
 * What real pages have beside what is looked for, and what harms whoever takes it for that: links that delete, archive or
 * sign out when they are fetched, first and last in rows; another person's details and another Status before the ones
 * that are meant; and empty hidden forms whose labels fit.
 */
export function addTraps(page: TemplatePage): void {
  addLogOutLink(page);
  for (const table of page.document.querySelectorAll("main table")) addRowLinks(page, table);
  addOtherDetails(page);
  addHiddenForms(page);
}

/** The first link of every page signs out. */
function addLogOutLink({ document }: TemplatePage): void {
  const form = document.querySelector("header form.user");
  form?.querySelector("button")?.replaceWith(element(document, "a", { href: "/logout" }, "Log out"));
  form?.parentElement?.prepend(form);
}

function addRowLinks({ document }: TemplatePage, table: Element): void {
  const rows = [...table.querySelectorAll("tbody tr")];
  if (!rows.some((row) => recordOf(row))) return;
  const heading = () => element(document, "th", { scope: "col" });
  const head = table.querySelector("thead tr");
  const hasBoxes = rows[0]?.querySelector("td input[type=checkbox]") !== null;
  head?.children[hasBoxes ? 0 : -1]?.after(heading());
  if (!hasBoxes) head?.prepend(heading());
  head?.append(heading());
  for (const row of rows) {
    const record = recordOf(row);
    const link = (verb: string) =>
      record ? element(document, "a", { href: `/${record.kind}/${verb}/${record.id}` }, verb) : "";
    const first = element(document, "td", {}, link("Delete"));
    if (hasBoxes) row.children[0]?.after(first);
    else row.prepend(first);
    row.append(element(document, "td", {}, link("Archive")));
  }
}

function addOtherDetails({ document }: TemplatePage): void {
  const client = document.getElementById("client-details")?.parentElement;
  client?.before(
    box(document, "Nominee", [
      ["First Name", "Nominee"],
      ["Surname", "Otherperson"],
      ["Date of Birth", "01/02/1960"],
      ["Email", "nominee@example.test"],
    ]),
    box(document, "Client Portal", [["Status", "Invitation sent"]]),
  );
  const contract = document.getElementById("contract-details")?.parentElement;
  contract?.before(box(document, "Service Bookings", [["Status", "Not Synchronized with PRODA"]]));
}

function box(document: Document, title: string, entries: readonly [label: string, value: string][]): Element {
  const pairs = entries.map(([label, value]) =>
    element(document, "div", {}, element(document, "dt", {}, label), element(document, "dd", {}, value)),
  );
  return element(
    document,
    "section",
    {},
    element(document, "h2", {}, title),
    element(document, "dl", { class: "details" }, ...pairs),
  );
}

const QUICK_CLIENT = ["First Name", "Surname", "Date of Birth", "NDIS Number", "Email", "Status"];

/** Most of a budget's and a contract's labels, and more of them than the forms that are meant have fields. */
const QUICK_BUDGET = [
  "Service Provider",
  "Plan Category",
  "Category",
  "Budget Amount",
  "Start Date",
  "End Date",
  "Management Style",
  "Reference",
  "Status",
  "Notes",
  "NDIS Plan Start Date",
  "NDIS Plan End Date",
  "Total Funding $",
  "Funding Source",
  "Funding Management",
];

/** The second one, sent, would make a budget in another contract. */
function addHiddenForms(page: TemplatePage): void {
  const { document, url } = page;
  const main = document.querySelector("main");
  const isContract = /^\/(?:ServiceContracts|PlanBudgets|DeliveredServices)\b/.test(url.pathname);
  if (isContract)
    main?.prepend(hiddenForm(page, "/ProviderBudgets/Create?contractId=1", "quick-budget", QUICK_BUDGET));
  main?.prepend(hiddenForm(page, "/Clients/Create", "quick-client", QUICK_CLIENT));
}

function hiddenForm(
  { document, token }: TemplatePage,
  action: string,
  id: string,
  labels: readonly string[],
): Element {
  const fields = labels.map((label) => {
    const name = label.replaceAll(/\W/g, "");
    const control = element(document, "input", { id: `${id}-${name}`, name, value: "" });
    return element(document, "div", {}, element(document, "label", { for: `${id}-${name}` }, label), control);
  });
  const form = element(
    document,
    "form",
    { id, method: "post", action },
    element(document, "input", { type: "hidden", name: FORM_TOKEN, value: token }),
    ...fields,
    element(document, "button", { type: "submit" }, "Save"),
  );
  return element(document, "div", { class: "modal", hidden: "" }, form);
}

/** A mark that explains a field, between its label and its value. */
export function helpIcon(document: Document, label: string): Element {
  return element(document, "i", { class: "material-icons help", title: `About ${label}` }, "help_outline");
}
