import { cleanup, fireEvent, render, screen, within } from "@testing-library/preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import {
  ChangeReview,
  type ChangeReviewProps,
  type Decision,
} from "../../../../../components/changes/review/change-review.tsx";
import { acceptText } from "../../../../../components/changes/review/change-text.ts";
import { seriousFindings } from "../../accessible.ts";
import { change, changeWith, newContractChange, onlyCrm, same, update } from "../../change-view-fixtures.ts";
import { ignore, NOW } from "../../view-fixtures.ts";

afterEach(cleanup);

/** As in the window in which a person decides. */
function review({
  view = change(),
  onRetrieveAgain = ignore,
  ...decision
}: Partial<Decision> & Pick<Partial<ChangeReviewProps>, "view" | "onRetrieveAgain"> = {}) {
  const callbacks = { onToggle: ignore, onAccept: ignore, onDecline: ignore, onResume: ignore };
  return (
    <ChangeReview
      view={view}
      now={NOW}
      decision={{ leftOut: new Set(), refusalOf: () => null, ...callbacks, ...decision }}
      onRetrieveAgain={onRetrieveAgain}
    />
  );
}
const button = (name: string) => screen.queryByRole("button", { name });
const group = (name: string) => within(screen.getByRole("region", { name }));
/** A sentence of ours in which what comes from outside is set apart. */
const sentence = (text: string) =>
  screen.getByText((_, element) => element?.tagName === "P" && element.textContent === text);
const type = (value: string) => fireEvent.input(screen.getByRole("textbox"), { target: { value } });

describe("ChangeReview", () => {
  it("F60: ChangeReview says why the organisation doesn't let the amount be accepted, and has no button for it", async () => {
    const problem = { code: "above-accept-limit", what: "You may accept up to $1.00.", remedy: "Ask." };
    const refusalOf = vi.fn<Decision["refusalOf"]>(() => problem);
    const onDecline = vi.fn<Decision["onDecline"]>();
    const { container } = render(review({ refusalOf, onDecline }));
    expect(screen.getByText("You may accept up to $1.00.")).toBeTruthy();
    expect(refusalOf).toHaveBeenLastCalledWith(change().moved);
    expect(screen.queryByRole("textbox")).toBeNull();
    expect(screen.getAllByRole("button").map(({ textContent }) => textContent)).not.toContain(
      acceptText[change().purpose],
    );
    fireEvent.click(screen.getByRole("button", { name: "Cancel" }));
    expect(onDecline).toHaveBeenCalledOnce();
    expect(await seriousFindings(container)).toEqual([]);
  });

  it("F46: ChangeReview names the client, the contract and the age of the NDIA data", () => {
    render(review());
    expect(screen.getByRole("heading", { name: "Siobhan O'Brien SC-10023" })).toBeTruthy();
    expect(
      screen.getByText("Retrieved from the NDIA 3 min ago. No PACE change since 03/11/2026"),
    ).toBeTruthy();
  });

  it("ChangeReview says that the client's name has characters that can't be seen", () => {
    render(review({ view: change({ client: { name: "Siobhan\u200B O'Brien" } }) }));
    expect(screen.getByText(/can't be seen \(zero-width space\)/)).toBeTruthy();
  });

  it("ChangeReview groups the records, and collapses those that aren't saved", () => {
    render(review({ view: change({ records: [update(), same, onlyCrm] }) }));
    const names = screen.getAllByRole("heading", { level: 3 }).map(({ textContent }) => textContent);
    expect(names.slice(1)).toEqual(["Will change 1", "Same 1", "Only in CRM 1"]);
    const folded = [...document.querySelectorAll("details")].map(({ open }) => open);
    expect(folded).toEqual([false, false]);
    expect(group("Only in CRM").getByText("These aren't changed.")).toBeTruthy();
  });

  it("F59: ChangeReview shows the old and new value of each field that differs", () => {
    render(review());
    const rows = within(screen.getByRole("table")).getAllByRole("row").slice(1);
    expect(rows.map((row) => [...row.children].map((cell) => cell.textContent))).toEqual([
      ["Budget Amount", "$1,000.00", "$1,250.50"],
      ["End Date", "31/03/2027", "30/06/2027"],
    ]);
    expect(screen.getByText(/Start Date: 01\/07\/2026/)).toBeTruthy();
  });

  it("F36: ChangeReview shows the values of a new record and its funding periods", () => {
    const view = newContractChange();
    view.records[1]!.fundingPeriods = [
      { startDate: "2026-07-01", endDate: "2026-12-31", amount: 60_000, released: true },
      { startDate: "2027-01-01", endDate: "2027-06-30", amount: 40_000, released: false },
    ];
    render(review({ view }));
    expect(screen.queryByRole("table")).toBeNull();
    expect(screen.getByText("$2,000.00")).toBeTruthy();
    expect(screen.getByText("2 funding periods")).toBeTruthy();
    expect(screen.getByText("01/01/2027 to 30/06/2027").parentElement?.textContent).toContain(
      "not released yet$400.00",
    );
  });

  it("ChangeReview says why a record can't be saved, in place of its tick", () => {
    const record = update({ leftOut: { code: "x", what: "It isn't inside its plan.", remedy: "Ask." } });
    delete record.action;
    render(review({ view: change({ records: [record] }) }));
    expect(screen.queryByRole("checkbox")).toBeNull();
    expect(screen.getByText("Excluded")).toBeTruthy();
    expect(screen.getByText("It isn't inside its plan.")).toBeTruthy();
  });

  it("ChangeReview shows the warnings of the change and of each record", () => {
    const records = [update({ warnings: ["The budget gets smaller."] })];
    render(review({ view: change({ warnings: ["The plan has gaps."], records }) }));
    expect(screen.getByText("The plan has gaps.")).toBeTruthy();
    expect(screen.getByText("The budget gets smaller.")).toBeTruthy();
  });

  it("ChangeReview has no serious accessibility finding", async () => {
    const { container } = render(review({ view: change({ records: [update(), same, onlyCrm] }) }));
    expect(await seriousFindings(container)).toEqual([]);
  });
});

describe("excluding budgets in ChangeReview", () => {
  it("F37: ChangeReview ticks all budgets at first, and a press unticks one", () => {
    const onToggle = vi.fn<Decision["onToggle"]>();
    render(review({ view: newContractChange(), onToggle }));
    const ticks = screen.getAllByRole<HTMLInputElement>("checkbox");
    expect(ticks.map(({ checked, disabled }) => [checked, disabled])).toEqual([
      [true, true],
      [true, false],
      [true, false],
    ]);
    fireEvent.click(screen.getByRole("checkbox", { name: "Transport" }));
    expect(onToggle).toHaveBeenCalledExactlyOnceWith("plan-budget/Transport/plan", false);
  });

  it("F37, F40: ChangeReview excludes an adjustment with its budget, and updates the amount to type", () => {
    const view = newContractChange();
    const { rerender } = render(review({ view }));
    const [, consumables] = group("Only in NDIA").getAllByRole("listitem");
    expect(screen.getByText(/Adjustment for services delivered to date/).textContent).toContain("$123.45");
    expect(consumables?.textContent).not.toContain("Excluded");
    expect(screen.getByRole("textbox", { name: "Type 3,000.00 to confirm" })).toBeTruthy();

    rerender(review({ view, leftOut: new Set(["plan-budget/Consumables/plan"]) }));
    expect(screen.getAllByText("Excluded")).toHaveLength(2);
    expect(screen.getByRole("textbox", { name: "Type 1,000.00 to confirm" })).toBeTruthy();
  });

  it("ChangeReview offers nothing to accept when nothing is ticked", () => {
    render(review({ leftOut: new Set(["plan-budget/Consumables/plan"]) }));
    expect(screen.getByText("Nothing is ticked. There is nothing to save.")).toBeTruthy();
    expect(button("Yes, Sync with PACE")).toBeNull();
  });
});

describe("accepting in ChangeReview", () => {
  it("F52, F55, F183, F184: ChangeReview warns that it can't be undone and that only totals are synced", () => {
    render(review());
    expect(screen.getByText("This can't be undone once it is confirmed.")).toBeTruthy();
    expect(screen.getByText("Only budget totals are synced, not the remaining amounts.")).toBeTruthy();
  });

  it("F60: ChangeReview requires the exact amount to be typed, and names the client", () => {
    const onAccept = vi.fn<Decision["onAccept"]>();
    render(review({ onAccept }));
    expect(sentence("You are about to change $250.50 of budgets for Siobhan O'Brien.")).toBeTruthy();
    const accept = screen.getByRole("button", { name: "Yes, Sync with PACE" });
    expect(accept.getAttribute("aria-disabled")).toBe("true");
    fireEvent.click(accept);
    type("250.05");
    expect(screen.queryByText(/isn't the amount/)).toBeNull();
    fireEvent.blur(screen.getByRole("textbox"));
    expect(screen.getByText(/“250.05” doesn't match the amount. Type 250.50./)).toBeTruthy();
    fireEvent.click(accept);
    expect(onAccept).not.toHaveBeenCalled();

    type("$250.50");
    expect(accept.getAttribute("aria-disabled")).toBe("false");
    fireEvent.click(accept);
    expect(onAccept).toHaveBeenCalledExactlyOnceWith("$250.50", false);
  });

  it("F60: ChangeReview confirms an amount below the person's threshold by a tick that names client and amount", () => {
    const onAccept = vi.fn<Decision["onAccept"]>();
    render(review({ view: change({ typeFrom: 25_051 }), onAccept }));
    expect(screen.queryByRole("textbox")).toBeNull();
    expect(screen.getByText("This can't be undone once it is confirmed.")).toBeTruthy();
    const accept = screen.getByRole("button", { name: "Yes, Sync with PACE" });
    fireEvent.click(accept);
    expect(onAccept).not.toHaveBeenCalled();
    expect(screen.getByText("Tick to confirm first.")).toBeTruthy();
    fireEvent.click(
      screen.getByRole("checkbox", {
        name: /change \$250\.50 of budgets for .?Siobhan O'Brien.?\. I confirm this\./,
      }),
    );
    fireEvent.click(accept);
    expect(onAccept).toHaveBeenCalledExactlyOnceWith("250.50", false);
  });

  it("F60: ChangeReview has an amount at the threshold typed", () => {
    render(review({ view: change({ typeFrom: 25_050 }) }));
    expect(screen.getByRole("textbox", { name: "Type 250.50 to confirm" })).toBeTruthy();
  });

  it("ChangeReview needs only a press when no money moves", () => {
    const onAccept = vi.fn<Decision["onAccept"]>();
    const records = [update({ fields: update().fields.slice(1) })];
    render(review({ view: change({ records }), onAccept }));
    expect(screen.queryByRole("textbox")).toBeNull();
    fireEvent.click(screen.getByRole("button", { name: "Yes, Sync with PACE" }));
    expect(onAccept).toHaveBeenCalledExactlyOnceWith("", false);
  });

  it.each([
    ["create-contract", "Create"],
    ["sync-plan", "Yes, Sync with PACE"],
    ["sync-plan-and-budgets", "Yes, Sync with PACE"],
    ["sync-budget", "Save"],
  ] as const)("F38, F49, F55: ChangeReview accepts %s with the button %s", (purpose, name) => {
    render(review({ view: change({ purpose }) }));
    expect(button(name)).toBeTruthy();
  });

  it("ChangeReview can be declined or retrieved again", () => {
    const onDecline = vi.fn<Decision["onDecline"]>();
    const onRetrieveAgain = vi.fn<NonNullable<ChangeReviewProps["onRetrieveAgain"]>>();
    render(review({ onDecline, onRetrieveAgain }));
    fireEvent.click(screen.getByRole("button", { name: "Cancel" }));
    fireEvent.click(screen.getByRole("button", { name: "Retrieve again" }));
    expect([onDecline, onRetrieveAgain].map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
  });

  it("ChangeReview with a refusal announces it and offers only Retrieve again", () => {
    const refusals = [{ code: "plan-without-end", what: "The NDIA names no end.", remedy: "Wait." }];
    render(review({ view: change({ refusals }) }));
    expect(screen.getByRole("alert").textContent).toContain("The NDIA names no end.");
    expect(screen.queryByRole("checkbox")).toBeNull();
    expect(screen.queryByRole("textbox")).toBeNull();
    expect(screen.getAllByRole("button").map(({ textContent }) => textContent)).toEqual(["Retrieve again"]);
  });

  it("ChangeReview moves the focus to the progress when its button goes away", () => {
    const records = [update({ fields: update().fields.slice(1) })];
    const view = change({ records });
    const { rerender, container } = render(review({ view }));
    fireEvent.click(screen.getByRole("button", { name: "Yes, Sync with PACE" }));
    rerender(review({ view: { ...view, state: "applying" } }));
    expect(document.activeElement).toBe(container.querySelector("header"));
  });
});

describe("ChangeReview on a CRM's page", () => {
  const onReview = vi.fn<() => void>();
  const show = (view: ChangeReviewProps["view"]) =>
    render(<ChangeReview view={view} now={NOW} onReview={onReview} onRetrieveAgain={ignore} />);

  it("F60: ChangeReview on a page takes no ticks and no amount, and leads to the window that does", () => {
    onReview.mockReset();
    show(newContractChange());
    expect(screen.getByText("$2,000.00")).toBeTruthy();
    for (const role of ["checkbox", "textbox", "form"]) expect(screen.queryByRole(role)).toBeNull();
    expect(button("Create")).toBeNull();
    fireEvent.click(screen.getByRole("button", { name: "Review and accept…" }));
    expect(onReview).toHaveBeenCalledOnce();
  });

  it("F60: ChangeReview on a page retries failed records in the window alone", () => {
    onReview.mockReset();
    show(changeWith(["verified", "failed"], { state: "done" }));
    fireEvent.click(screen.getByRole("button", { name: "Retry failed records…" }));
    expect(onReview).toHaveBeenCalledOnce();
  });

  it("ChangeReview on a page offers no window when there is nothing to save", () => {
    show(change({ records: [same] }));
    expect(screen.getByText("No changes to save.")).toBeTruthy();
    expect(button("Review and accept…")).toBeNull();
  });

  it("F60: ChangeReview of the CRM's own Save names the budget, and its one record can't be unticked", () => {
    render(review({ view: change({ purpose: "sync-budget" }) }));
    expect(screen.queryByRole("checkbox")).toBeNull();
    expect(
      sentence("You are about to change $250.50 of the budget Consumables for Siobhan O'Brien."),
    ).toBeTruthy();
  });
});
