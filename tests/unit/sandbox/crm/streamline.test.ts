import { expect, test } from "vitest";
import { abnOf } from "../../../sandbox/crm/records/providers.ts";
import { formatDate } from "../../../sandbox/dates.ts";
import { lineTotal } from "../../../sandbox/money.ts";
import { generateCapturedInvoices } from "../../../sandbox/people/captured.ts";
import { CAPTURE_FAULTS } from "../../../sandbox/people/captured-faults.ts";
import type { CaptureFault } from "../../../sandbox/people/captured-seed.ts";
import { generatePeople } from "../../../sandbox/people/generate-people.ts";
import { detail } from "../crm-browser.ts";
import { signedIn } from "../invoices.ts";
import { runSandbox } from "../running.ts";

const sandbox = runSandbox();
const control = () => sandbox().control;

function capturedWith(fault: CaptureFault) {
  const found = control()
    .captured()
    .find((captured) => captured.fault === fault);
  if (!found) throw new Error(`Nothing was captured with ${fault}.`);
  return { ...found, review: `/Streamline/Review/${found.id}` };
}

test.each(Array.from({ length: 10 }, (_, seed) => seed))(
  "twenty clients have captured invoices with every fault (seed %i)",
  (seed) => {
    const today = "2026-11-22";
    const captured = generateCapturedInvoices(generatePeople({ clients: 20, seed, today }), today);
    expect(new Set(captured.map(({ fault }) => fault))).toEqual(new Set(Object.keys(CAPTURE_FAULTS)));
    expect(captured.every(({ lines }) => lines.every(({ category }) => category !== ""))).toBe(true);
  },
);

test("sandbox Streamline: each captured invoice has exactly its assigned fault", () => {
  const sound = capturedWith("none");
  expect(sound.abn).toBe(abnOf(sound.provider));
  expect(sound.lines.map(({ total }) => total)).toEqual(
    sound.lines.map(({ rate, quantity }) => lineTotal(rate, quantity)),
  );
  const wrongAbn = capturedWith("abn-checksum");
  expect(wrongAbn.abn).toMatch(/^\d{11}$/);
  expect(wrongAbn.abn).not.toBe(abnOf(wrongAbn.provider));
  const [off] = capturedWith("off-by-a-cent").lines;
  expect((off?.total ?? 0) - lineTotal(off?.rate ?? 0, off?.quantity ?? 0)).toBe(1);
  const [saturday] = capturedWith("weekday-on-saturday").lines;
  expect(Temporal.PlainDate.from(saturday?.delivered_from ?? "").dayOfWeek).toBe(6);
  const twins = capturedWith("duplicate-line").lines.map(({ id: _id, ...line }) => line);
  expect(twins[1]).toEqual(twins[0]);
  expect(capturedWith("item-number-form").lines[0]?.support_item).not.toMatch(/^\d\d_/);
});

test("sandbox Streamline: the list and the review show what was captured", async () => {
  const browser = await signedIn(sandbox());
  const captured = capturedWith("none");
  const list = await browser.text("/Streamline");
  expect(list).toContain(">Streamline</h1>");
  expect(list).toMatch(/Actions<\/button>.*>Approve Invoices<\/a>/);
  expect(list).toContain(`<td>${captured.invoice_number}</td>`);
  const review = await browser.text(captured.review);
  expect(review).toContain("<h1>Streamline Review</h1>");
  expect(detail(review, "ABN")).toBe(captured.abn);
  expect(detail(review, "NDIS Number")).toBe(captured.ndis_number);
  expect(review).toContain(`<td>${formatDate(captured.lines[0]?.delivered_from ?? "")}</td>`);
  expect(review).toContain(">Create Invoice</button>");
  control().setSwitches({ rerenderLines: true });
  expect(await browser.text(captured.review)).toContain('data-rerender="1500"');
});

test.each([
  "none",
  "abn-checksum",
  "off-by-a-cent",
  "weekday-on-saturday",
  "duplicate-line",
  "item-number-form",
] as const)(
  "what Service Entry doesn’t refuse becomes an invoice as it was captured, once (%s)",
  async (fault) => {
    const browser = await signedIn(sandbox());
    const captured = capturedWith(fault);
    const saved = await browser.submit(captured.review, {});
    expect(saved.status).toBe(303);
    const [invoice] = control().invoicesOf(captured.client_id);
    expect(invoice).toMatchObject({ abn: captured.abn, total: captured.total });
    expect(capturedWith(fault)).toMatchObject({ status: "Invoice Created", invoice_id: invoice?.id });
    expect(await (await browser.submit(captured.review, {})).text()).toContain("already created");
  },
);

test.each([
  ["outside-budget", "outside the service contract"],
  ["older-than-two-years", "outside the service contract"],
  ["not-plan-managed", "has no plan budget for"],
  ["spans-two-periods", "period"],
] as const)("%s is refused with the reason", async (fault, reason) => {
  const browser = await signedIn(sandbox());
  const captured = capturedWith(fault);
  const refused = await browser.submit(captured.review, {});
  expect(refused.status).toBe(200);
  expect(await refused.text()).toMatch(new RegExp(`role="alert">[^]*${reason}`));
  expect(control().invoicesOf(captured.client_id)).toEqual([]);
});

test("sandbox Streamline: approving accepts the approvable invoices that pass the checks", async () => {
  const browser = await signedIn(sandbox());
  const page = await browser.text("/Streamline");
  const token = /name="__RequestVerificationToken" value="([^"]+)"/.exec(page)?.[1] ?? "";
  const approve = (ids: number[]) => {
    const fields = ids.map((id): [string, string] => ["capturedIds", String(id)]);
    return browser.post("/Streamline/Approve", [["__RequestVerificationToken", token], ...fields]);
  };
  expect(await (await approve([])).text()).toContain("No invoices are selected.");
  const all = control().captured();
  const answer = await approve(all.map(({ id }) => id));
  const created = control()
    .captured()
    .filter(({ invoice_id: id }) => id !== null);
  expect(answer.headers.get("location")).toBe(
    `/Streamline?created=${created.length}&refused=${all.length - created.length}`,
  );
  expect(created.length).toBeGreaterThan(0);
  expect(
    control()
      .captured()
      .filter(({ status }) => status === "To Review").length,
  ).toBeGreaterThan(0);
  expect(control().counters().writes).toEqual({ "POST /Streamline/Approve": 1 });
});
