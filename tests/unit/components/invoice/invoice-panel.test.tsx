import { cleanup, fireEvent, render, screen, within } from "@testing-library/preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { currentOffers } from "../../../../components/palette/offers.ts";
import { sortFindings } from "../../../../components/invoice/invoice-findings.tsx";
import { InvoicePanel, type InvoicePanelProps } from "../../../../components/invoice/invoice-panel.tsx";
import type { Cause } from "../../../../components/invoice/finding-cause.tsx";
import { groupFindings } from "../../../../lib/domain/invoice/rules/finding-groups.ts";
import type { Finding } from "../../../../lib/domain/invoice/model/finding.ts";
import type { InvoiceContextView } from "../../../../lib/messaging/views.ts";
import { seriousFindings } from "../accessible.ts";
import { ignore, NOW } from "../view-fixtures.ts";

afterEach(cleanup);

const early: Finding = {
  code: "outside-category-period",
  severity: "block",
  what: "The category ended on 31/03/2026; the service is on 04/04/2026.",
  remedy: "Correct the date or the category.",
  field: "from",
  lineId: "2",
  source: "F63",
};
const spans: Finding = {
  ...early,
  code: "spans-periods",
  lineId: "10",
  what: "The service spans more than one funding period.",
  fix: { kind: "split", parts: [], label: "Split into 2 lines" },
  careview: "Service Entry refuses it too.",
};
const unknown: Finding = {
  code: "unknown-invoices",
  severity: "note",
  what: "Other invoices aren't known.",
  remedy: "Search for the number.",
  field: "number",
  source: "Planbridge",
};
const item: Finding = { ...early, code: "item-day", severity: "warn", what: "The item is for weekdays." };

const known: InvoiceContextView = {
  context: { today: "2026-11-22" },
  client: { name: "Ngozi Okafor", path: "/Clients/Profile/11" },
  crmAt: NOW,
  ndiaAt: NOW - 3 * 60_000,
};

const causesOf = (findings: readonly Finding[]): Cause[] =>
  groupFindings(findings).map((group) => ({ ...group, label: `the ${group.code}`, fixable: 0, lines: null }));

function show(changes: Partial<InvoicePanelProps> = {}) {
  const props: InvoicePanelProps = {
    findings: changes.findings ?? [unknown, item, early, spans],
    causes: causesOf(changes.findings ?? [unknown, item, early, spans]),
    lines: 10,
    hasClient: true,
    readable: "all",
    unread: [],
    canStop: true,
    remaining: null,
    withheld: [],
    known,
    problem: null,
    stopped: null,
    fixing: null,
    undo: null,
    unfixed: null,
    nextInvoice: null,
    retrieving: false,
    now: NOW,
    onGoTo: ignore,
    onSetting: ignore,
    onNext: ignore,
    onCause: ignore,
    onUndo: ignore,
    onLeave: ignore,
    onRetrieve: ignore,
  };
  return render(<InvoicePanel {...props} {...changes} />);
}
const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));
const items = () =>
  Array.from(
    document.querySelectorAll(".pb-finding,.pb-withheld > li"),
    ({ textContent }) => textContent ?? "",
  );

describe("InvoicePanel", () => {
  it("F63: InvoicePanel lists findings of the invoice first, then line by line by severity", async () => {
    const { container } = show();
    expect(items().map((words) => /^(.*?): (Line \d+)?/.exec(words)?.slice(1))).toEqual([
      ["Note", undefined],
      ["Error", "Line 2"],
      ["Warning", "Line 2"],
      ["Error", "Line 10"],
    ]);
    expect(sortFindings([spans, early, item])).toEqual([early, item, spans]);
    expect(screen.getByText("2 errors")).toBeTruthy();
    expect(screen.getByText("1 warning")).toBeTruthy();
    expect(screen.getByText("1 note")).toBeTruthy();
    expect(await seriousFindings(container)).toEqual([]);
  });

  it("F63: InvoicePanel goes to the field of a finding, and to the next problem", () => {
    const onGoTo = vi.fn<InvoicePanelProps["onGoTo"]>();
    const onNext = vi.fn<InvoicePanelProps["onNext"]>();
    show({ findings: [early], onGoTo, onNext });
    press("Go to field");
    press("Next problem");
    expect(onGoTo).toHaveBeenCalledExactlyOnceWith(early);
    expect(onNext).toHaveBeenCalledOnce();
  });

  it("F63: InvoicePanel applies a finding's fix where the page can be changed", () => {
    const onFix = vi.fn<NonNullable<InvoicePanelProps["onFix"]>>();
    show({ onFix });
    press("Split into 2 lines");
    expect(onFix).toHaveBeenCalledExactlyOnceWith(spans);
    expect(screen.getByText(/In CareView: Service Entry refuses it too\./)).toBeTruthy();
    cleanup();
    show();
    expect(screen.queryByRole("button", { name: "Split into 2 lines" })).toBeNull();
  });

  it("InvoicePanel links to the setting that a finding depends on", () => {
    const onSetting = vi.fn<InvoicePanelProps["onSetting"]>();
    const setting = { section: "holidays", label: "Edit holidays" } as const;
    show({ findings: [{ ...item, setting }, early], onSetting });
    press("Edit holidays");
    expect(onSetting).toHaveBeenCalledExactlyOnceWith(setting);
  });

  it("F63: InvoicePanel announces that Save was stopped and nothing was changed", () => {
    show({ stopped: "problems" });
    expect(screen.getByRole("alert").textContent).toBe(
      "Not saved: 2 errors to fix first. Nothing you typed was changed.",
    );
    cleanup();
    show({ stopped: "problems", findings: [item] });
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it.each([
    [10, "10 lines checked. No problems found."],
    [1, "1 line checked. No problems found."],
    [0, "No line to check yet."],
  ])("F63: InvoicePanel says of %d lines without findings: %s", (lines, words) => {
    show({ findings: [], lines });
    expect(screen.getByText(words)).toBeTruthy();
    expect(screen.queryByText("No findings") !== null).toBe(lines > 0);
    expect(screen.queryByRole("button", { name: "Next problem" })).toBeNull();
  });

  it.each([
    ["partly", 3, "Partly checked", "3 lines checked as far as they can be read. No problems found."],
    ["no", 0, "Not checked", "Show the original."],
  ] as const)(
    "F63: InvoicePanel doesn't say that there are no findings where lines are readable: %s",
    (readable, lines, badge, words) => {
      const unread = [
        { code: "page-translated", what: "This page is translated.", remedy: "Show the original." },
      ];
      const { container } = show({ findings: [], readable, lines, unread });
      expect(screen.getByText(badge)).toBeTruthy();
      expect(container.textContent).toContain("This page is translated.");
      expect(container.textContent).toContain("Show the original.");
      expect(container.textContent).not.toMatch(/No findings|No line to check yet|0 lines? checked/);
      expect(container.textContent).toContain(words);
      expect(container.querySelector(".pb-tone-success")).toBeNull();
    },
  );

  it("F63: InvoicePanel says that Save can't be stopped only while there are Errors", () => {
    const words = "This page saves in a way that Planbridge can't stop: check before you save.";
    show({ canStop: false });
    expect(screen.getByText(words)).toBeTruthy();
    cleanup();
    show({ canStop: false, findings: [item] });
    expect(screen.queryByText(words)).toBeNull();
  });

  it("F63: InvoicePanel announces that Save was stopped for errors of before the page became unreadable", () => {
    show({ findings: [], readable: "no", lines: 0, stopped: "unread" });
    expect(screen.getByRole("alert").textContent).toContain("Not saved");
  });

  it("F64: InvoicePanel says which unavailable category the page still offers", () => {
    const withheld = [
      { lineId: "1", category: "Transport", reason: "It ended.", stillOffered: true as const },
    ];
    show({ withheld, findings: [] });
    expect(items()).toEqual(["Line 1: Transport. It ended. This page's list still offers it."]);
  });

  it("F64: InvoicePanel names each unavailable category with its line and reason", async () => {
    const withheld = ["1", "2"].map((lineId) => ({ lineId, category: "Transport", reason: "It ended." }));
    const { container } = show({ withheld, findings: [] });
    expect(screen.getByText("1 category unavailable: see why")).toBeTruthy();
    expect(items()).toEqual(["Line 1: Transport. It ended.", "Line 2: Transport. It ended."]);
    expect(await seriousFindings(container)).toEqual([]);
  });

  it("F63: InvoicePanel shows what would remain, and marks negative amounts", () => {
    const balance = { before: 10_000, drawn: 12_345, after: -2345 };
    const { container } = show({
      remaining: {
        categories: [
          {
            ...balance,
            category: "Transport",
            stated: false,
            coreFlexible: true,
            startDate: "2026-01-01",
            endDate: "2026-12-31",
            periods: [
              {
                before: null,
                drawn: 12_345,
                after: null,
                startDate: "2026-01-01",
                endDate: "2026-03-31",
                status: "active",
              },
            ],
          },
        ],
        coreFlexible: { ...balance, released: -9999 },
        plan: { before: 20_000, drawn: 12_345, after: 7655 },
        uncounted: [],
      },
    });
    const after = within(screen.getByLabelText("After this invoice"));
    expect(after.getByText("unknown in the period to 31/03/2026")).toBeTruthy();
    expect(after.getAllByText("-$23.45")).toHaveLength(2);
    expect(after.getByText("$76.55").className).toBe("");
    expect(after.getByText("-$99.99 released by now")).toBeTruthy();
    expect(container.querySelectorAll(".pb-after .pb-below")).toHaveLength(3);
  });
});

/** An element of this text, whatever parts it has; not one around it. */
const isText = (element: Element | null, words: string) =>
  element?.tagName === "SPAN" && element.className === "pb-quiet" && element.textContent === words;

describe("the data age in InvoicePanel", () => {
  it.each<[string, Partial<InvoicePanelProps>, string, string | null]>([
    ["no client", { known: null, hasClient: false }, "No client chosen yet", null],
    ["still loading", { known: null }, "Loading the client's budgets…", null],
    ["retrieved before", {}, "PACE plan retrieved 3 min ago, CRM read just now", "Retrieve again"],
    [
      "never retrieved",
      { known: { context: known.context, crmAt: NOW, ...(known.client ? { client: known.client } : {}) } },
      "No PACE plan retrieved yet, CRM read just now",
      "Retrieve PACE plan",
    ],
    [
      "unavailable because the CRM page can't be read",
      { known: { context: known.context, problem: { code: "x", what: "The page is locked.", remedy: "" } } },
      "No PACE plan retrieved yet. The page is locked.",
      null,
    ],
    [
      "of a client who isn't on PACE",
      { known: { ...known, context: { ...known.context, isPace: false } } },
      "PACE plan retrieved 3 min ago, CRM read just now",
      null,
    ],
    [
      "being retrieved",
      { retrieving: true },
      "PACE plan retrieved 3 min ago, CRM read just now",
      "Retrieving…",
    ],
  ])("InvoicePanel shows the data age when the plan is %s", (_title, changes, words, button) => {
    show(changes);
    expect(screen.getByText((_text, element) => isText(element, words))).toBeTruthy();
    const found = screen.queryByRole("button", { name: /Retriev/ });
    expect(found?.textContent ?? null).toBe(button);
  });

  it("InvoicePanel retrieves the plan once per press while a retrieval is in progress", () => {
    const onRetrieve = vi.fn<InvoicePanelProps["onRetrieve"]>();
    show({ onRetrieve });
    press("Retrieve again");
    expect(onRetrieve).toHaveBeenCalledOnce();
    cleanup();
    show({ onRetrieve, retrieving: true });
    press("Retrieving…");
    expect(onRetrieve).toHaveBeenCalledOnce();
  });
});

describe("what the palette is offered", () => {
  it("InvoicePanel offers the next problem and the plan's retrieval, as its buttons do", () => {
    const [onNext, onRetrieve] = [vi.fn<() => void>(), vi.fn<() => void>()];
    show({ onNext, onRetrieve });
    const { next, retrieve } = currentOffers();
    if (next) next();
    if (retrieve) retrieve();
    expect([onNext, onRetrieve].map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
  });

  it("InvoicePanel offers neither without findings, and while the plan is being retrieved", () => {
    show({ findings: [], retrieving: true });
    expect(Object.values(currentOffers()).filter(Boolean)).toEqual([]);
  });
});
