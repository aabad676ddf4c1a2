import { html } from "hono/html";
import { formatDate } from "../../dates.ts";
import { plainAmount, formatMoney } from "../../money.ts";
import type {
  Contract,
  ContractDetails,
  DeliveredService,
  PlanBudget,
  ProviderBudget,
  ServiceSupport,
} from "../records/contracts.ts";
import { categoryTotals } from "../records/totals.ts";
import type { Session } from "../sessions.ts";
import { formToken, type Html } from "./layout.ts";
import { table, type Column } from "./table.ts";

/** The tables below a contract. One whose title is hidden isn't there at all, as organisations may choose. */
export function contractTables(
  { id, pace_plan }: Contract,
  content: ContractDetails,
  hidden: readonly string[],
  session: Session,
): Html {
  const sections = [
    section(id, "Plan Budget", "/PlanBudgets", "Create", (labelledBy) =>
      table({
        columns: budgetColumns(content, session, pace_plan === 1),
        rows: content.budgets,
        empty: "No plan budgets.",
        hidden,
        labelledBy,
      }),
    ),
    section(id, "Service Support", "/ServiceSupports", "Create", (labelledBy) =>
      table({
        columns: supportColumns(session, pace_plan === 1),
        rows: content.supports,
        empty: "No service supports.",
        hidden,
        labelledBy,
      }),
    ),
    section(id, "Service Provider Category Budgets", "/ProviderBudgets", "Create", (labelledBy) =>
      table({
        columns: providerBudgetColumns(session),
        rows: content.providerBudgets,
        empty: "No service provider category budgets.",
        hidden,
        labelledBy,
      }),
    ),
    section(id, "Delivered Services", "/DeliveredServices", "New", (labelledBy) =>
      table({
        columns: DELIVERY_COLUMNS,
        rows: content.deliveries,
        empty: "No delivered services.",
        hidden,
        labelledBy,
      }),
    ),
  ];
  return html`${sections.filter(({ title }) => !hidden.includes(title)).map(({ body }) => body)}`;
}

function section(
  contractId: number,
  title: string,
  path: string,
  create: string,
  body: (labelledBy: string) => Html,
) {
  const headingId = path.slice(1).toLowerCase();
  const refresh = html`<a
    class="btn btn-icon"
    href="/ServiceContracts/Details/${contractId}#${headingId}"
    aria-label="Refresh ${title}"
    title="Refresh"
    >&#x21bb;</a
  >`;
  return {
    title,
    body: html`<section aria-labelledby="${headingId}">
      <div class="section-head">
        <h2 id="${headingId}">${title}</h2>
        <a class="btn" href="${path}/Create?contractId=${contractId}">${create}</a>
        ${create === "Create" ? refresh : ""}
      </div>
      ${body(headingId)}
    </section>`,
  };
}

function budgetColumns(content: ContractDetails, session: Session, isPace: boolean): Column<PlanBudget>[] {
  const totals = (budget: PlanBudget) => categoryTotals(budget.category, budget.amount, content);
  return [
    {
      heading: "Category",
      cell: (budget) =>
        html`${budget.category}${budget.stated_support_type === "N/A" ? "" : html` <span class="badge">Stated Support</span>`}`,
    },
    { heading: "Management Style", cell: (budget) => budget.management_style },
    { heading: "Start Date", cell: (budget) => formatDate(budget.start_date) },
    { heading: "End Date", cell: (budget) => formatDate(budget.end_date) },
    { heading: "Excluded", cell: ({ excluded }) => (excluded === 1 ? "Yes" : "") },
    { heading: "Budget Amount", className: "amount", cell: (budget) => formatMoney(budget.amount) },
    {
      heading: "Unallocated Amount",
      className: "amount",
      cell: (budget) => formatMoney(totals(budget).unallocated),
    },
    {
      heading: "Total Delivered",
      className: "amount",
      cell: (budget) => formatMoney(budget.excluded ? 0 : totals(budget).delivered),
    },
    {
      heading: "Total Remaining",
      className: "amount",
      cell: (budget) => formatMoney(totals(budget).remaining),
    },
    // A PACE plan has no service bookings.
    ...(isPace ? [] : [PRODA_STATUS]),
    { heading: "Action", cell: ({ id }) => rowActions("/PlanBudgets", id, session) },
  ];
}

const PRODA_STATUS: Column<Pick<PlanBudget, "requires_booking" | "proda_status">> = {
  heading: "PRODA Status",
  cell: ({ requires_booking, proda_status }) => (requires_booking === 1 ? proda_status : ""),
};

function providerBudgetColumns(session: Session): Column<ProviderBudget>[] {
  return [
    { heading: "Service Provider", cell: ({ provider }) => provider },
    { heading: "Category", cell: ({ category }) => category },
    { heading: "Start Date", cell: ({ start_date }) => formatDate(start_date) },
    { heading: "End Date", cell: ({ end_date }) => formatDate(end_date) },
    { heading: "Budget", className: "amount", cell: ({ amount }) => formatMoney(amount) },
    { heading: "Notes", cell: ({ note }) => note },
    { heading: "Actions", cell: ({ id }) => rowActions("/ProviderBudgets", id, session) },
  ];
}

function supportColumns(session: Session, isPace: boolean): Column<ServiceSupport>[] {
  return [
    {
      heading: "Service",
      cell: ({ service, invoice_exclusion }) =>
        invoice_exclusion ? html`<span class="unavailable">${service}</span>` : service,
    },
    { heading: "Category", cell: (support) => support.category },
    { heading: "Service Provider", cell: (support) => support.provider },
    { heading: "Quantity", className: "amount", cell: (support) => plainAmount(support.quantity) },
    { heading: "Rate", className: "amount", cell: (support) => formatMoney(support.rate) },
    { heading: "Total", className: "amount", cell: (support) => formatMoney(support.total) },
    { heading: "Note", cell: (support) => support.note },
    ...(isPace
      ? []
      : [
          { heading: "Management Style", cell: (support: ServiceSupport) => support.management_style },
          PRODA_STATUS,
        ]),
    { heading: "Action", cell: ({ id }) => rowActions("/ServiceSupports", id, session) },
  ];
}

const DELIVERY_COLUMNS: readonly Column<DeliveredService>[] = [
  { heading: "Delivered Date", cell: (delivery) => formatDate(delivery.delivered_date) },
  { heading: "Support Item Number", cell: (delivery) => delivery.item_number },
  { heading: "Support Item Description", cell: (delivery) => delivery.item_description },
  { heading: "Plan Category", cell: (delivery) => delivery.category },
  { heading: "Service Provider", cell: (delivery) => delivery.provider },
  { heading: "Provider Invoice Number", cell: (delivery) => delivery.invoice_number },
  {
    heading: "Quantity",
    className: "amount",
    cell: ({ quantity }) => (quantity === null ? "" : plainAmount(quantity)),
  },
  { heading: "Hours", className: "amount", cell: ({ hours }) => (hours === null ? "" : plainAmount(hours)) },
  { heading: "Total", className: "amount", cell: (delivery) => formatMoney(delivery.total) },
  { heading: "Status", cell: (delivery) => delivery.status },
  { heading: "Note", cell: (delivery) => delivery.note },
  {
    heading: "Action",
    cell: ({ id }) =>
      html`<a href="/DeliveredServices/Edit/${id}" aria-label="Edit delivered service ${id}"
        >&#x270e; Edit</a
      >`,
  },
];

function rowActions(path: string, id: number, session: Session): Html {
  return html`<a href="${path}/Edit/${id}">Edit</a>
    <form class="inline" method="post" action="${path}/Delete/${id}" data-confirm="Delete this record?">
      ${formToken(session)}<button class="btn btn-link" type="submit">Del</button>
    </form>`;
}
