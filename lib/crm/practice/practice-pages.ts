import { formatDate } from "../../core/calendar-date.ts";
import { formatMoney, parseMoney } from "../../core/money.ts";
import {
  clientPath,
  isOnPace,
  PRACTICE_CLIENTS,
  type PracticeClient,
  practiceName,
} from "../../domain/practice/practice-clients.ts";
import type { PracticePage, PracticeSection, PracticeTable } from "../../domain/practice/practice-page.ts";
import {
  contractPath,
  type PracticeContract,
  type PracticeCrmBudget,
  type PracticeFields,
  type PracticeRecords,
} from "../../domain/practice/practice-records.ts";
import { BUDGET_FIELDS, CONTRACT_FIELDS, filledFields } from "./practice-forms.ts";

/** The page at this path of the practice CRM; `undefined`: there is none. */
export function practicePage(records: PracticeRecords, path: string): PracticePage | undefined {
  const [, kind, action, number] = /^\/(\w+)\/(\w+)(?:\/|\?contractId=)(\d+)$/.exec(path) ?? [];
  const id = Number(number);
  if (kind === "Clients" && action === "Profile") return clientPage(records, id);
  if (kind === "ServiceContracts") {
    const contract = records.contracts.find((each) => each.id === id);
    if (contract && action === "Details") return contractPage(records, contract);
    if (contract && action === "Edit") return contractForm(contract);
  }
  if (kind === "PlanBudgets" && action === "Create") {
    const contract = records.contracts.find((each) => each.id === id);
    return contract && budgetForm(contract, "Create Category Budget", path, {});
  }
  const budget = records.budgets.find((each) => each.id === id);
  const owner = budget && records.contracts.find((each) => each.id === budget.contractId);
  return kind === "PlanBudgets" && action === "Edit" && owner
    ? budgetForm(owner, "Edit Budget Category", path, budget.fields)
    : undefined;
}

function clientPage({ contracts }: PracticeRecords, id: number): PracticePage | undefined {
  const client = PRACTICE_CLIENTS.find((each) => each.id === id);
  if (!client) return undefined;
  const isPace = isOnPace(client);
  return {
    ...PLAIN,
    heading: practiceName(client),
    isPace,
    sections: [
      {
        title: "Client Details",
        facts: [
          ["First Name", client.firstName],
          ["Surname", client.surname],
          ["Date of Birth", formatDate(client.dateOfBirth)],
          ["NDIS Number", client.ndisNumber],
          ["Address", `${client.id} Practice Street, Sampleton, NSW, 2000`],
          ["Status", "Active"],
          ["NDIS PACE Participant", isPace ? "Yes" : "No"],
          ["API Access", "Yes"],
        ],
        table: null,
      },
      {
        title: "Client Funding",
        facts: [],
        table: {
          columns: ["Reference", "Contract Number", "Plan Start", "Plan End", "Status", "Action"],
          rows: contracts
            .filter(({ clientId }) => clientId === id)
            .map((contract) => ({
              cells: valuesOf(contract.fields, [
                "Reference",
                "ContractNumber",
                "NDISPlanStartDate",
                "NDISPlanEndDate",
                "Status",
              ]),
              link: { words: "Open", path: contractPath(contract) },
            })),
          empty: "No service contracts.",
          createPath: null,
        },
      },
    ],
  };
}

function contractPage({ budgets }: PracticeRecords, contract: PracticeContract): PracticePage {
  const own = budgets.filter(({ contractId }) => contractId === contract.id);
  const { fields, id } = contract;
  return {
    ...PLAIN,
    ...ownerOf(contract),
    heading: "Service Contract",
    editPath: `/ServiceContracts/Edit/${id}`,
    sections: [
      { title: "Funding", facts: [["Total Funding", inMoney(fields["TotalFunding"])]], table: null },
      {
        title: "Contract Details",
        facts: CONTRACT_FIELDS.filter(({ name }) => name !== "TotalFunding").map(
          ({ name, label, isTick }) => [label, isTick ? (fields[name] ? "Yes" : "No") : (fields[name] ?? "")],
        ),
        table: null,
      },
      tableSection("Plan Budget", budgetTable(own, id)),
      tableSection("Service Support", EMPTY_SUPPORTS),
      tableSection("Delivered Services", EMPTY_SERVICES),
    ],
  };
}

function budgetTable(budgets: readonly PracticeCrmBudget[], contractId: number): PracticeTable {
  return {
    columns: [
      "Category",
      "Management Style",
      "Start Date",
      "End Date",
      "Excluded",
      "Budget Amount",
      "Action",
    ],
    rows: budgets.map(({ id, fields }) => ({
      cells: [
        ...valuesOf(fields, ["PlanCategory", "ManagementStyle", "StartDate", "EndDate"]),
        fields["ExcludeFromTotals"] ? "Yes" : "",
        inMoney(fields["BudgetAmount"]),
      ],
      link: { words: "Edit", path: `/PlanBudgets/Edit/${id}` },
    })),
    empty: "No plan budgets.",
    createPath: `/PlanBudgets/Create?contractId=${contractId}`,
  };
}

function contractForm(contract: PracticeContract): PracticePage {
  return {
    ...PLAIN,
    ...ownerOf(contract),
    heading: "Edit contract",
    form: {
      action: `/ServiceContracts/Edit/${contract.id}`,
      fields: filledFields(CONTRACT_FIELDS, contract.fields),
    },
  };
}

function budgetForm(
  contract: PracticeContract,
  heading: string,
  action: string,
  fields: PracticeFields,
): PracticePage {
  return {
    ...PLAIN,
    ...ownerOf(contract),
    heading,
    form: { action, fields: filledFields(BUDGET_FIELDS, fields) },
  };
}

function ownerOf({ clientId, fields }: PracticeContract): Pick<PracticePage, "client" | "isPace"> {
  const client: PracticeClient | undefined = PRACTICE_CLIENTS.find(({ id }) => id === clientId);
  return {
    client: client ? { name: practiceName(client), path: clientPath(client) } : null,
    isPace: fields["PacePlan"] === "true",
  };
}

function tableSection(title: string, table: PracticeTable): PracticeSection {
  return { title, facts: [], table };
}

function valuesOf(fields: PracticeFields, names: readonly string[]): string[] {
  return names.map((name) => fields[name] ?? "");
}

/** As it is shown; what isn't an amount stands as it was typed. */
function inMoney(text = ""): string {
  const cents = parseMoney(text);
  return cents === null ? text : formatMoney(cents);
}

const PLAIN: Pick<PracticePage, "client" | "editPath" | "sections" | "form"> = {
  client: null,
  editPath: null,
  sections: [],
  form: null,
};

const EMPTY_SUPPORTS: PracticeTable = {
  columns: ["Service", "Category", "Service Provider", "Total", "Action"],
  rows: [],
  empty: "No service supports.",
  createPath: null,
};

const EMPTY_SERVICES: PracticeTable = {
  columns: ["Delivered Date", "Support Item Number", "Plan Category", "Service Provider", "Total", "Action"],
  rows: [],
  empty: "No delivered services.",
  createPath: null,
};
