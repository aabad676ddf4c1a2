import { cleanup, render, screen } from "@testing-library/preact";
import { afterEach, describe, expect, it } from "vitest";
import { StatusLine } from "../../../components/status-line.tsx";
import { graveFindings } from "./accessible.ts";
import { datesDiffer, differing, NOW, status } from "./fixtures.ts";

afterEach(cleanup);

const text = () => screen.getByRole("region", { name: /Planbridge/ }).textContent;

describe("the status on the service contract page", () => {
  it("F13: says that the dates agree, which they are, and how old that is", () => {
    render(<StatusLine status={status()} now={NOW} />);
    expect(text()).toContain("Plan dates agree with the NDIA");
    expect(text()).toContain("01/03/2026 to 28/02/2027");
    expect(text()).toContain("Checked 3 min ago; NDIA data retrieved 3 min ago");
    expect(screen.queryByRole("table")).toBeNull();
  });

  it("F13: shows both values, the field and the remedy where they differ", () => {
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

  it("F13: an open plan is said in words", () => {
    const compared = [{ field: "NDIS Plan End Date", crm: "2027-02-28", ndia: null, same: false }];
    render(<StatusLine status={status({ outcome: "failed", compared })} now={NOW} />);
    expect(screen.getByRole("cell", { name: "no end date" })).toBeTruthy();
  });

  it.each([
    ["uncompleted", "Couldn't be compared with the NDIA"],
    ["not-active", "Not compared: this contract isn't active"],
  ] as const)("F13: %s is told apart from failed", (outcome, words) => {
    render(<StatusLine status={status({ outcome, compared: [] })} now={NOW} />);
    expect(text()).toContain(words);
  });

  it("F13: says of a contract that was never compared what to do", () => {
    render(<StatusLine status={null} now={NOW} />);
    expect(text()).toContain("Not compared with the NDIA yet.");
    expect(text()).toContain("On CRM > Clients tick the client, then Action > Sync Active Plans.");
  });

  it("says why when the status couldn't be had, and doesn't claim that it was never compared", () => {
    const problem = { code: "refresh", what: "Planbridge was updated.", remedy: "Refresh this page." };
    render(<StatusLine status={null} problem={problem} now={NOW} />);
    expect(text()).toBe("Planbridge was updated.Refresh this page.");
  });

  it("has no serious accessibility finding", async () => {
    const { container } = render(
      <StatusLine
        status={status({ outcome: "failed", compared: differing, problem: datesDiffer })}
        now={NOW}
      />,
    );
    expect(await graveFindings(container)).toEqual([]);
  });
});
