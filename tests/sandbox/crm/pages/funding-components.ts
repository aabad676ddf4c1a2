import { html } from "hono/html";
import { formatDate } from "../../dates.ts";
import { formatMoney } from "../../money.ts";
import type { Contract, ContractDetails, FundingPeriod } from "../records/contracts.ts";
import { available, periodStatus } from "../records/funding-periods.ts";
import type { Html } from "./layout.ts";
import { table, type Column } from "./table.ts";

const TITLE = "Funding Components";

/** A row for each funding period of a PACE contract; other contracts have none, and no table for them. */
export function fundingComponents(
  { pace_plan }: Contract,
  content: ContractDetails,
  hidden: readonly string[],
  today: string,
): Html | string {
  if (pace_plan !== 1 || hidden.includes(TITLE)) return "";
  const labelledBy = "fundingcomponents";
  const empty = "No funding components.";
  return html`<section aria-labelledby="${labelledBy}">
    <div class="section-head"><h2 id="${labelledBy}">${TITLE}</h2></div>
    ${table({ columns: columns(content, today), rows: content.periods, empty, hidden, labelledBy })}
  </section>`;
}

function columns(content: ContractDetails, today: string): Column<FundingPeriod>[] {
  return [
    { heading: "Plan Budget", cell: ({ category }) => category },
    {
      heading: "Funding Component Amount",
      className: "amount",
      cell: ({ component_amount }) => formatMoney(component_amount),
    },
    { heading: "Period Start Date", cell: ({ start_date }) => formatDate(start_date) },
    { heading: "Period End Date", cell: ({ end_date }) => formatDate(end_date) },
    { heading: "Amount", className: "amount", cell: ({ amount }) => formatMoney(amount) },
    { heading: "Status", cell: (period) => periodStatus(period, today) },
    { heading: "Available", className: "amount", cell: (period) => formatMoney(available(period, content)) },
  ];
}
