import { expect, test } from "vitest";
import { careview } from "../../../../lib/crm/profile/careview.ts";
import { practiceHtml } from "../../../../lib/crm/practice/practice-html.ts";
import { practicePage } from "../../../../lib/crm/practice/practice-pages.ts";
import { readHtml } from "../../../../lib/crm/read/read-page.ts";
import {
  clientPath,
  PRACTICE_CLIENTS,
  PRACTICE_SITE,
} from "../../../../lib/domain/practice/practice-clients.ts";
import { firstRecords, type PracticeRecords } from "../../../../lib/domain/practice/practice-records.ts";

const records = firstRecords("2026-11-22");

function read(path: string, of: PracticeRecords = records) {
  const page = practicePage(of, path);
  return page && readHtml(practiceHtml(page), `${PRACTICE_SITE}${path}`, careview);
}

test.each(PRACTICE_CLIENTS)(
  "the page of $firstName $surname tells all that Planbridge reads of a client",
  (client) => {
    const reading = read(clientPath(client));
    expect(reading).toMatchObject({
      page: "client-profile",
      user: "Pat Practice",
      client: {
        identity: { surname: client.surname, ndisNumber: client.ndisNumber },
        problems: [],
        doubts: [],
      },
    });
  },
);

test("the page of a contract tells its fields, its budgets and their forms", () => {
  const { id } = records.contracts[0] ?? { id: 0 };
  const reading = read(`/ServiceContracts/Details/${id}`);
  expect(reading).toMatchObject({
    page: "service-contract",
    contract: {
      problems: [],
      isPace: true,
      editPath: `/ServiceContracts/Edit/${id}`,
      budgets: { length: 5 },
    },
  });
});

test("a budget's form holds what its record does", () => {
  const [budget] = records.budgets;
  const reading = read(`/PlanBudgets/Edit/${budget?.id}`);
  expect(reading?.page).toBe("budget-form");
  const form = reading && "form" in reading ? reading.form : undefined;
  expect(form?.action).toBe(`/PlanBudgets/Edit/${budget?.id}`);
  expect(form?.fields.find(({ label }) => label === "Budget Amount")?.value).toBe(
    budget?.fields["BudgetAmount"],
  );
});

test("what stands in a record never becomes markup", () => {
  const [first, ...others] = records.contracts;
  if (!first) throw new Error("no contract");
  const Reference = '<img src=x onerror="x"> & "plan"';
  const changed = { ...first, fields: { ...first.fields, Reference } };
  const reading = read(`/ServiceContracts/Details/${first.id}`, {
    ...records,
    contracts: [changed, ...others],
  });
  expect(reading).toMatchObject({ contract: { contract: { reference: Reference } } });
});

test.each(["/", "/Clients/Profile/99", "/ServiceContracts/Details/1", "/PlanBudgets/Edit/1", "/Invoices/1"])(
  "the practice CRM has no page at %s",
  (path) => {
    expect(practicePage(records, path)).toBeUndefined();
  },
);
