import { cleanup, fireEvent, render, screen, within } from "@testing-library/preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ResultList, type ResultListProps } from "../../../../components/sync/result-list.tsx";
import { NOW, datesDiffer, differing, ignore, row } from "../view-fixtures.ts";

afterEach(cleanup);

function show(changes: Partial<ResultListProps>) {
  const props: ResultListProps = {
    rows: [row()],
    total: 1,
    filter: "all",
    now: NOW,
    onOpen: ignore,
    onMore: ignore,
  };
  render(<ResultList {...props} {...changes} />);
}

describe("ResultList", () => {
  it("ResultList names client, contract and outcome", () => {
    show({});
    const [item] = screen.getAllByRole("listitem");
    expect(item?.textContent).toBe("Siobhan O'BrienSuccessSC-10023Open client");
  });

  it.each([
    ["without-contract", "no-contract", "No service contract"],
    ["not-pace", "not-pace-client", "Not on PACE"],
    ["failed", "crm-unreadable", "Not read yet"],
    ["uncompleted", "stopped", "Not read yet"],
    ["failed", "crm-contract-without-link", "Contract without a link"],
  ] as const)(
    "ResultList claims nothing unknown about contracts of a client who is %s (%s)",
    (outcome, code, words) => {
      const { contractReference: _none, ...client } = row({
        outcome,
        problem: { code, what: "", remedy: "" },
      });
      show({ rows: [client] });
      expect(screen.getByText(words)).toBeTruthy();
    },
  );

  it("F13: ResultList says that a success is about plan dates", () => {
    show({ rows: [row({ compared: differing.map((each) => ({ ...each, ndia: each.crm, same: true })) })] });
    expect(screen.getByText("Plan dates agree with the NDIA.")).toBeTruthy();
  });

  it("F13: ResultList shows both dates when they differ, and names the field", () => {
    show({ rows: [row({ outcome: "failed", compared: differing, problem: datesDiffer })] });
    const lines = within(screen.getByRole("table")).getAllByRole("row");
    expect(lines.map((line) => [...line.children].map((cell) => cell.textContent?.trim()))).toEqual([
      ["Field", "CRM", "NDIA"],
      ["NDIS Plan Start Date", "01/03/2026", "01/03/2026"],
      ["NDIS Plan End Date ≠ differs", "28/02/2027", "31/03/2027"],
    ]);
    expect(screen.getByText("Edit the contract and sync again.")).toBeTruthy();
  });

  it("F11: ResultList names every field to check, and quotes the NDIA", () => {
    const problem = {
      code: "identity-mismatch",
      what: "The NDIA holds other details.",
      remedy: "Compare them with the plan letter.",
      field: "Surname, Date of Birth",
      said: "Details do not match",
    };
    show({ rows: [row({ outcome: "failed", problem })] });
    expect(screen.getByText("Surname")).toBeTruthy();
    expect(screen.getByText("Date of Birth")).toBeTruthy();
    expect(screen.getByText(/Message from the NDIA:/).textContent).toBe(
      "Message from the NDIA: Details do not match",
    );
  });

  it.each([
    [{ retryAt: NOW + 12_000 }, "Retrying in 12 s"],
    [{ retryAt: NOW - 1 }, "Retrying now"],
    [{ running: true }, "Retrying now"],
  ])("ResultList says when an uncompleted contract is retried (%j)", (state, words) => {
    show({ rows: [row({ outcome: "uncompleted", ...state })] });
    expect(screen.getByText(words)).toBeTruthy();
  });

  it("ResultList promises no retry of an uncompleted contract that is left to the person", () => {
    show({ rows: [row({ outcome: "uncompleted" })] });
    expect(screen.queryByText(/Trying again/)).toBeNull();
  });

  it("F3: ResultList warns of a total that differs by how much, beside dates that agree", () => {
    const same = differing.map((each) => ({ ...each, ndia: each.crm, same: true }));
    show({ rows: [row({ compared: same, totals: { crm: 500_000, ndia: 10_711_202 } })] });
    const warning = screen.getByText(/Total Funding differs/);
    expect(warning.textContent).toBe(
      "Plan dates agree with the NDIA. Total Funding differs by $102,112.02: $5,000.00 in the CRM, $107,112.02 of plan-managed budgets in the PACE plan.",
    );
    expect(warning.className).toContain("pb-tone-warning");
  });

  it("ResultList leads to the contract where the contract is wrong", () => {
    const wrong = row({ outcome: "failed", contractPath: "/s/1", problem: datesDiffer });
    show({ rows: [wrong] });
    expect(screen.getByRole("button", { name: "Open contract Siobhan O'Brien" })).toBeTruthy();
  });

  it("ResultList leads to the contract's form where the page told its address", () => {
    const formPath = "/s/1/edit";
    show({ rows: [row({ outcome: "failed", contractPath: "/s/1", formPath, problem: datesDiffer })] });
    expect(screen.getByRole("button", { name: "Open contract form Siobhan O'Brien" })).toBeTruthy();
  });

  it("ResultList shows agreeing dates beside a total that differs as a warning, with the difference", () => {
    show({ rows: [row({ totals: { crm: 10_000_000, ndia: 20_211_202 } })] });
    const item = screen.getByRole("listitem");
    expect(item.textContent).toContain("$102,112.02");
    const tones = [item, ...item.querySelectorAll("[class*=pb-tone]")].map(({ className }) => className);
    expect(tones.every((each) => each.includes("pb-tone-warning"))).toBe(true);
  });

  it("ResultList opens the client of a row", () => {
    const onOpen = vi.fn<ResultListProps["onOpen"]>();
    const second = row({ id: "2", clientName: "Thi Lan Nguyen-Smith" });
    show({ rows: [row(), second], total: 2, onOpen });
    fireEvent.click(screen.getByRole("button", { name: "Open client Thi Lan Nguyen-Smith" }));
    expect(onOpen).toHaveBeenCalledExactlyOnceWith(second);
  });

  it("ResultList offers more only while there are more results", () => {
    const onMore = vi.fn<ResultListProps["onMore"]>();
    show({ total: 60, onMore });
    fireEvent.click(screen.getByRole("button", { name: "Show more (59 left)" }));
    expect(onMore).toHaveBeenCalledOnce();
    cleanup();
    show({ total: 1 });
    expect(screen.queryByRole("button", { name: /Show more/ })).toBeNull();
  });

  it("ResultList says when a filter leaves nothing, with a link to all results", () => {
    const onFilter = vi.fn<NonNullable<ResultListProps["onFilter"]>>();
    show({ rows: [], total: 0, filter: "failed", onFilter });
    expect(screen.getByText("No results under Failed.")).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Show all" }));
    expect(onFilter).toHaveBeenCalledExactlyOnceWith("all");
  });
});
