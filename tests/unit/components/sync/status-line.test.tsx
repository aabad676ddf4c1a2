import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { StatusLine } from "../../../../components/sync/status-line.tsx";
import { seriousFindings } from "../accessible.ts";
import { datesDiffer, differing, ignore, NOW, status } from "../view-fixtures.ts";

afterEach(cleanup);

const text = () => screen.getByRole("region", { name: /Planbridge/ }).textContent;

describe("StatusLine", () => {
  it("F13: StatusLine shows agreeing dates and the age of the check", () => {
    render(<StatusLine status={status()} now={NOW} />);
    expect(text()).toContain("Plan dates agree with the NDIA");
    expect(text()).toContain("01/03/2026 to 28/02/2027");
    expect(text()).toContain("Checked 3 min ago; NDIA data retrieved 3 min ago");
    expect(screen.queryByRole("table")).toBeNull();
  });

  it("F13: StatusLine shows both values, the field and the remedy when they differ", () => {
    render(
      <StatusLine
        status={status({ outcome: "failed", compared: differing, problem: datesDiffer })}
        now={NOW}
      />,
    );
    expect(
      screen.getByRole("row", { name: /NDIS Plan End Date ≠ differs 28\/02\/2027 31\/03\/2027/ }),
    ).toBeTruthy();
    expect(text()).toContain("Field to fix:NDIS Plan End Date");
    expect(text()).toContain("Edit the contract and sync again.");
  });

  it("F13: StatusLine says when a plan has no end date", () => {
    const compared = [{ field: "NDIS Plan End Date", crm: "2027-02-28", ndia: null, same: false }];
    render(<StatusLine status={status({ outcome: "failed", compared })} now={NOW} />);
    expect(screen.getByRole("cell", { name: "no end date" })).toBeTruthy();
  });

  it.each([
    ["uncompleted", "Couldn't be compared with the NDIA"],
    ["not-active", "Not compared: this contract isn't active"],
  ] as const)("F13: StatusLine distinguishes %s from failed", (outcome, words) => {
    render(<StatusLine status={status({ outcome, compared: [] })} now={NOW} />);
    expect(text()).toContain(words);
  });

  it("F13: StatusLine says what to do for a contract that was never compared", () => {
    render(<StatusLine status={null} now={NOW} />);
    expect(text()).toContain("Not compared with the NDIA yet.");
    expect(text()).toContain("On CRM > Clients tick the client, then Action > Sync Active Plans.");
  });

  it("StatusLine shows why the status couldn't be loaded, without claiming it was never compared", () => {
    const problem = { code: "refresh", what: "Planbridge was updated.", remedy: "Refresh this page." };
    render(<StatusLine status={null} problem={problem} now={NOW} />);
    expect(text()).toBe("Planbridge was updated.Refresh this page.");
  });

  it.each([
    [
      "the total differs from the plan's",
      { ndiaTotal: 500_000 },
      { totalFunding: 400_000 },
      "Plan dates agree with the NDIA. Total Funding differs",
      "Total Funding differs by $1,000.00: $4,000.00 in the CRM, $5,000.00 of plan-managed budgets in the PACE plan.",
    ],
    [
      "the totals agree",
      { ndiaTotal: 500_000 },
      { totalFunding: 500_000 },
      "Plan dates agree with the NDIA",
      "Total Funding agrees too: $5,000.00. The budgets weren't compared.",
    ],
    [
      "the plan's total isn't known",
      {},
      { totalFunding: 500_000 },
      "Plan dates agree with the NDIA",
      "Only the plan dates were compared, not Total Funding or the budgets.",
    ],
  ])(
    "F13: StatusLine claims no more than agreeing dates when %s",
    (_title, changes, shown, headline, note) => {
      render(<StatusLine status={status(changes)} shown={shown} now={NOW} />);
      expect(text()).toContain(headline);
      expect(text()).toContain(note);
    },
  );

  it("F13: StatusLine holds what the page shows now against the NDIA, and shows no outdated result", () => {
    render(<StatusLine status={status()} shown={{ planEndDate: "2027-03-31" }} now={NOW} onCheck={ignore} />);
    expect(text()).toContain("Doesn't match the NDIA");
    expect(
      screen.getByRole("row", { name: /NDIS Plan End Date ≠ differs 31\/03\/2027 28\/02\/2027/ }),
    ).toBeTruthy();
    expect(text()).toContain("NDIS Plan End Date was 28/02/2027 when it was checked and is 31/03/2027 now.");
    expect(text()).not.toContain("agree");
    expect(screen.getByRole("button", { name: "Check again" })).toBeTruthy();
  });

  it("F13: StatusLine shows no error above a date that was corrected since", () => {
    const before = status({ outcome: "failed", compared: differing, problem: datesDiffer });
    const { container } = render(
      <StatusLine status={before} shown={{ planEndDate: "2027-03-31" }} now={NOW} onCheck={ignore} />,
    );
    expect(text()).toContain("Plan dates now agree with the NDIA");
    expect(text()).toContain("NDIS Plan End Date was 28/02/2027 when it was checked and is 31/03/2027 now.");
    expect(text()).not.toContain("Edit the contract");
    expect(container.querySelector(".pb-tone-danger")).toBeNull();
  });

  it("F3: StatusLine warns where the corrected dates agree and the total differs", () => {
    const before = status({
      outcome: "failed",
      compared: differing,
      problem: datesDiffer,
      ndiaTotal: 500_000,
    });
    const shown = { planEndDate: "2027-03-31", totalFunding: 400_000 };
    render(<StatusLine status={before} shown={shown} now={NOW} />);
    expect(text()).toContain("Plan dates now agree with the NDIA. Total Funding differs");
    expect(text()).toContain("Total Funding differs by $1,000.00");
  });

  it("F13: StatusLine says that the page has changed since where nothing was compared that can be held against it", () => {
    render(<StatusLine status={status()} shown={{ status: "Inactive" }} now={NOW} />);
    expect(text()).toContain("This page has changed since it was checked");
  });

  it("F13: StatusLine asks to refresh a page that is older than the check and shows other dates", () => {
    const shown = { planEndDate: "2027-03-31", since: NOW - 60 * 60_000 };
    render(<StatusLine status={status()} shown={shown} now={NOW} onCheck={ignore} />);
    expect(text()).toContain("This page is older than the check");
    expect(text()).toContain("Refresh this page to see the result.");
    expect(text()).not.toContain("agree");
  });

  it("F13: StatusLine says that the NDIA's plan has changed since the check", () => {
    render(<StatusLine status={status({ newerPlan: true })} now={NOW} />);
    expect(text()).toContain("The NDIA's plan has changed since this was checked");
    expect(text()).not.toContain("agree");
  });

  it("F13: StatusLine keeps the focus on Check again when the reply comes, and checks once at a time", () => {
    const onCheck = vi.fn<() => void>();
    const { rerender } = render(<StatusLine status={null} now={NOW} onCheck={onCheck} />);
    const button = screen.getByRole("button", { name: "Check this contract" });
    button.focus();
    fireEvent.click(button);
    rerender(<StatusLine status={null} now={NOW} onCheck={onCheck} checking />);
    fireEvent.click(screen.getByRole("button", { name: "Checking…" }));
    rerender(<StatusLine status={status()} now={NOW} onCheck={onCheck} />);
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "Check again" }));
    expect(onCheck).toHaveBeenCalledOnce();
  });

  it("F13: StatusLine shows a failed check beside the last result", () => {
    const problem = { code: "offline", what: "PRODA can't be reached.", remedy: "Try later." };
    render(<StatusLine status={status()} problem={problem} now={NOW} onCheck={ignore} />);
    expect(text()).toContain("Plan dates agree with the NDIA");
    expect(screen.getByRole("alert").textContent).toContain("PRODA can't be reached.");
  });

  it("StatusLine has no serious accessibility finding", async () => {
    const { container } = render(
      <StatusLine
        status={status({ outcome: "failed", compared: differing, problem: datesDiffer })}
        now={NOW}
      />,
    );
    expect(await seriousFindings(container)).toEqual([]);
  });
});
