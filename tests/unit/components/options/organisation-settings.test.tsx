import { cleanup, render, screen } from "@testing-library/preact";
import { afterEach, describe, expect, it } from "vitest";
import { OrganisationSettings } from "../../../../components/options/organisation-settings.tsx";
import { FULL_ACCESS, type Access } from "../../../../lib/domain/access/access.ts";
import type { PolicyView } from "../../../../lib/domain/access/policy-view.ts";
import { seriousFindings } from "../accessible.ts";

afterEach(cleanup);

const none: PolicyView = { entries: [], problem: null, access: FULL_ACCESS, band: null };
const show = (changes: Partial<PolicyView> = {}) =>
  render(<OrganisationSettings policy={{ ...none, ...changes }} />);

describe("OrganisationSettings", () => {
  it("OrganisationSettings says that nothing is set without a policy, and what may be done", () => {
    show();
    expect(screen.getByText(/no policy for Planbridge is in force/)).toBeTruthy();
    expect(screen.getByText("Retrieve, compare, propose changes and accept them.")).toBeTruthy();
    expect(screen.getByText("Not told")).toBeTruthy();
  });

  it("OrganisationSettings names what is set by its name in Options, and what can't be read", async () => {
    const problem = { code: "policy-unreadable", what: "role can't be read.", remedy: "Tell them." };
    const entries = ["connection.orgId", "sites", "acceptUpTo", "protection"];
    const { container } = show({ entries, problem, band: "test" });
    expect(screen.getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual([
      "Connection: RA number",
      "CRM addresses",
      "How much you may accept",
      "The key that protects stored data",
    ]);
    expect(screen.getByText("role can't be read.")).toBeTruthy();
    expect(screen.getByText("Test")).toBeTruthy();
    expect(await seriousFindings(container)).toEqual([]);
  });

  it("OrganisationSettings doesn't say that there is no policy where it can't be read", () => {
    show({ problem: { code: "policy-unreadable", what: "role can't be read.", remedy: "Tell them." } });
    expect(screen.getByText("Nothing that can be read.")).toBeTruthy();
    expect(screen.queryByText(/no policy/)).toBeNull();
  });

  it.each<[Access, string]>([
    [{ role: "read-only", acceptUpTo: null }, "Nothing can be proposed or accepted here."],
    [{ role: "may-propose", acceptUpTo: 500 }, "None can be accepted here."],
    [{ role: "may-accept", acceptUpTo: 500_000 }, "accept up to $5,000.00 at once."],
    [{ role: "may-accept", acceptUpTo: 0 }, "accept only changes that move no money."],
  ])("OrganisationSettings says of %j: %s", (access, words) => {
    show({ access });
    expect(screen.getByText(words, { exact: false })).toBeTruthy();
  });
});
