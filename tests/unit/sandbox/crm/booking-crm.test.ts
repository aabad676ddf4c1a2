import { expect, test } from "vitest";
import { PAGE_TEMPLATES } from "../../../sandbox/control/switches.ts";
import { CrmBrowser } from "../crm-browser.ts";
import { runSandbox } from "../running.ts";

const sandbox = runSandbox(20, 12);
const control = () => sandbox().control;

const BUDGET = { PlanCategory: "Consumables", BudgetAmount: "8000.00", ManagementStyle: "Plan Management" };
const SUPPORT = {
  Service: "14_034_0127_8_3 Plan Management Monthly Fee",
  PlanCategory: "Choice and Control",
  Quantity: "12",
  RateAmount: "104.45",
  ManagementStyle: "Agency",
};
const BOOKED = { RequiresServiceBooking: "true" };

async function signedIn(): Promise<CrmBrowser> {
  const browser = new CrmBrowser(sandbox());
  await browser.signIn();
  return browser;
}

/** A contract outside PACE with a total of $1 and no plan budgets. */
function newContract(): number {
  const client = control()
    .bookingClients()
    .find(({ trait }) => trait === "no-bookings");
  const [contract] = control().contractsOf(client?.clientId ?? 0);
  expect(contract).toMatchObject({ total_funding: 100, pace_plan: 0 });
  return contract?.id ?? 0;
}

const statusOf = (page: string) => /<td[^>]*>(Pending|Success|Failed[^<]*)<\/td>/.exec(page)?.[1];

test("sandbox CRM: a plan budget that requires a service booking shows Pending, and what the CRM is told later", async () => {
  const browser = await signedIn();
  const id = newContract();
  const details = `/ServiceContracts/Details/${id}`;
  await browser.submit(`/PlanBudgets/Create?contractId=${id}`, BUDGET);
  const page = await browser.text(details);
  expect(page).toContain("PRODA Status");
  expect(statusOf(page)).toBeUndefined();
  const [budget] = control().contractParts(id).budgets;
  await browser.submit(`/PlanBudgets/Edit/${budget?.id}`, BOOKED);
  expect(statusOf(await browser.text(details))).toBe("Pending");
  expect(control().setProdaStatus("budget", budget?.id ?? 0, "Failed - Service Booking is Inactive")).toBe(
    true,
  );
  expect(statusOf(await browser.text(details))).toBe("Failed - Service Booking is Inactive");
  expect(control().setProdaStatus("budget", 999_999, "Success")).toBe(false);
});

test("sandbox CRM: a service support of a stated item is stored with its style and whether it requires a booking", async () => {
  const browser = await signedIn();
  const id = newContract();
  await browser.submit(`/ServiceSupports/Create?contractId=${id}`, { ...SUPPORT, ...BOOKED });
  const [support] = control().contractParts(id).supports;
  expect(support).toMatchObject({ management_style: "Agency", requires_booking: 1, total: 125_340 });
  const page = await browser.text(`/ServiceContracts/Details/${id}`);
  expect(statusOf(page)).toBe("Pending");
  const answer = await fetch(`${sandbox().nodeOrigins.crm}/__sandbox/proda-status/support/${support?.id}`, {
    method: "PUT",
    body: JSON.stringify({ status: "Success" }),
  });
  expect(answer.status).toBe(200);
  expect(statusOf(await browser.text(`/ServiceContracts/Details/${id}`))).toBe("Success");
});

test.each(PAGE_TEMPLATES)(
  "sandbox CRM: the %s template asks for a service booking outside PACE, and not on PACE",
  async (pageTemplate) => {
    const browser = await signedIn();
    control().setSwitches({ pageTemplate, lateContentMs: 0 });
    const pace = control()
      .clients()
      .flatMap((client) => control().contractsOf(client.id))
      .find(({ pace_plan, status }) => pace_plan === 1 && status === "Active");
    for (const part of ["PlanBudgets", "ServiceSupports"]) {
      const form = (id: number | undefined) => browser.text(`/${part}/Create?contractId=${id}`);
      expect(await form(newContract())).toMatch(/Requires PRODA Service Booking/);
      expect(await form(pace?.id)).not.toMatch(/Requires PRODA Service Booking/);
    }
  },
);
