import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, describe, expect, test, vi } from "vitest";
import {
  AcceptTogether,
  type AcceptTogetherProps,
} from "../../../../../components/changes/proposals/accept-together.tsx";
import type { ProposalView } from "../../../../../lib/domain/change/change-view.ts";
import { seriousFindings } from "../../accessible.ts";

afterEach(cleanup);

const proposal = (id: string, change: Partial<ProposalView> = {}): ProposalView => ({
  id,
  client: { name: `Client ${id}` },
  contract: `SC-${id}`,
  state: "proposed",
  writes: 2,
  warnings: 0,
  warningKinds: [],
  reduction: 0,
  refusals: 0,
  moved: 1000,
  verified: 0,
  notVerified: 0,
  ...change,
});
const smaller = (id: string, reduction: number) =>
  proposal(id, { warnings: 1, warningKinds: ["smaller"], reduction, moved: reduction });
const proposals = [
  proposal("1"),
  smaller("2", 3000),
  smaller("3", 20_000),
  proposal("4", { warnings: 1, warningKinds: ["ends-earlier"] }),
  proposal("5", { warnings: 1, warningKinds: ["other"] }),
];

function show(change: Partial<AcceptTogetherProps> = {}) {
  const onAccept = vi.fn<AcceptTogetherProps["onAccept"]>();
  const view = render(
    <AcceptTogether
      proposals={proposals}
      busy={false}
      refusalOf={() => null}
      onAccept={onAccept}
      {...change}
    />,
  );
  return { ...view, onAccept };
}
const tick = (name: RegExp) => fireEvent.click(screen.getByRole("checkbox", { name }));
const named = () => screen.getAllByRole("rowheader", { hidden: true }).map(({ textContent }) => textContent);

describe("AcceptTogether", () => {
  test("F60: a reason that is ticked adds its proposals up to the threshold, and the total to type follows", () => {
    const { onAccept } = show();
    expect(screen.getByRole("button", { name: "Accept all without warnings (1)" })).toBeTruthy();
    tick(/budgets that become smaller \(2\)/);
    expect(screen.getByRole("button", { name: "Accept these (2)" })).toBeTruthy();
    fireEvent.input(screen.getByRole("textbox", { name: "Type 40.00 to confirm" }), {
      target: { value: "40.00" },
    });
    fireEvent.click(screen.getByRole("button", { name: "Accept these (2)" }));
    expect(onAccept).toHaveBeenCalledExactlyOnceWith("40.00", { kinds: ["smaller"], smallerBy: 10_000 });
  });

  test("the threshold is set by the person", () => {
    show();
    tick(/become smaller/);
    const limit = screen.getByRole("textbox", { name: /Smaller by at most/ });
    fireEvent.input(limit, { target: { value: "200.00" } });
    expect(screen.getByRole("button", { name: "Accept these (3)" })).toBeTruthy();
    fireEvent.input(limit, { target: { value: "?" } });
    expect(limit.getAttribute("aria-invalid")).toBe("true");
    expect(screen.getByRole("button", { name: "Accept all without warnings (1)" })).toBeTruthy();
  });

  test("those that would be accepted are named before, with the sum that is typed under them", () => {
    show();
    expect(named()).toEqual(["Client 1", "In all, to type"]);
    tick(/end earlier \(1\)/);
    expect(named()).toEqual(["Client 1", "Client 4", "In all, to type"]);
    expect(screen.getByRole("cell", { name: "$20.00", hidden: true })).toBeTruthy();
  });

  test("a warning that nobody can accept unread has no tick", () => {
    show({ proposals: [proposal("5", { warnings: 1, warningKinds: ["other"] })] });
    expect(screen.getByText("None of these can be accepted together. Review them one by one.")).toBeTruthy();
    expect(screen.queryByRole("checkbox")).toBeNull();
  });

  test("F60: an amount above the organisation's limit is refused before anything is typed", () => {
    const problem = { code: "above-accept-limit", what: "You may accept up to $1.00.", remedy: "Ask." };
    show({ refusalOf: (moved) => (moved > 1500 ? problem : null) });
    tick(/become smaller/);
    expect(screen.getByText("You may accept up to $1.00.")).toBeTruthy();
    expect(screen.queryByRole("button", { name: /^Accept/ })).toBeNull();
  });

  test("the box has no serious accessibility finding", async () => {
    const { container } = show();
    tick(/become smaller/);
    expect(await seriousFindings(container)).toEqual([]);
  });
});
