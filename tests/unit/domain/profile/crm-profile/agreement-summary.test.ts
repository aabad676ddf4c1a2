import { expect, test } from "vitest";
import { summariseAgreements } from "../../../../../lib/domain/profile/crm-profile/agreement-summary.ts";
import { agreement } from "./profile-fixtures.ts";

const COMPARED = { path: "/ServiceContracts/Details/42", totalFunding: 9_000_00, endDate: "2027-06-30" };

test("F162: agreements that are in use are summed up, and the others are counted", () => {
  const old = agreement({ reference: "NDIS-0017", path: "/ServiceContracts/Details/17", status: "Inactive" });
  const odd = agreement({ reference: "NDIS-0018", status: "Under review" });
  expect(summariseAgreements([agreement(), old, odd], [])).toEqual({ active: [agreement(), odd], others: 1 });
});

test("F162: what the list doesn't tell is taken from the last comparison of the contract, and nothing else", () => {
  const bare = agreement({ approved: null, endDate: null, utilised: null, remaining: null });
  expect(summariseAgreements([bare], [COMPARED])?.active).toEqual([
    agreement({ approved: 9_000_00, endDate: "2027-06-30", utilised: null, remaining: null }),
  ]);
  expect(summariseAgreements([agreement()], [COMPARED])?.active).toEqual([agreement()]);
});

test("F162: a page without the list tells of no agreement", () => {
  expect(summariseAgreements(null, [COMPARED])).toBeNull();
});
