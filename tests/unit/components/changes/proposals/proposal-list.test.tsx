import { cleanup, fireEvent, render, screen, within } from "@testing-library/preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import {
  ProposalList,
  type ProposalListProps,
} from "../../../../../components/changes/proposals/proposal-list.tsx";
import type { ProposalView } from "../../../../../lib/domain/change/change-view.ts";
import { seriousFindings } from "../../accessible.ts";
import { ignore } from "../../view-fixtures.ts";

afterEach(cleanup);

function proposal(id: string, changes: Partial<ProposalView> = {}): ProposalView {
  return {
    id,
    client: { name: `Client ${id}` },
    contract: `SC-${id}`,
    state: "proposed",
    writes: 2,
    warnings: 0,
    warningKinds: [],
    reduction: 0,
    refusals: 0,
    moved: 50_000,
    verified: 0,
    notVerified: 0,
    ...changes,
  };
}
const mixed = [
  proposal("1"),
  proposal("2", { moved: 25_000 }),
  proposal("3", { warnings: 2, warningKinds: ["other"] }),
  proposal("4", { writes: 0, moved: 0 }),
  proposal("5", { writes: 0, moved: 0, refusals: 1 }),
];

type Decision = NonNullable<ProposalListProps["decision"]>;

/** As in the window in which a person decides. */
function show({
  onReview = ignore,
  onAcceptAll = ignore,
  refusalOf = () => null,
  ...rest
}: Partial<ProposalListProps & Decision> = {}) {
  return render(<ProposalList proposals={mixed} decision={{ onReview, onAcceptAll, refusalOf }} {...rest} />);
}

describe("ProposalList", () => {
  it("F60: ProposalList says why the total can't be accepted here, and each can still be reviewed", () => {
    const problem = { code: "above-accept-limit", what: "You may accept up to $1.00.", remedy: "Ask." };
    const refusalOf = vi.fn<Decision["refusalOf"]>(() => problem);
    show({ refusalOf });
    expect(screen.getByText("You may accept up to $1.00.")).toBeTruthy();
    expect(screen.queryByRole("textbox")).toBeNull();
    expect(screen.queryByRole("button", { name: /^Accept all/ })).toBeNull();
    expect(screen.getByRole("button", { name: "Review Client 3" })).toBeTruthy();
    expect(refusalOf).toHaveBeenCalledWith(proposal("1").moved + 25_000);
  });

  it("ProposalList shows the counts of proposals", () => {
    show();
    const tiles = [...document.querySelectorAll(".pb-tile")].map(({ textContent }) => textContent);
    expect(tiles).toEqual(["3with changes", "1same", "1with warnings", "1can't be accepted"]);
  });

  it("ProposalList names each client and contract with its changes, and opens the review", () => {
    const onReview = vi.fn<Decision["onReview"]>();
    show({ onReview });
    const third = screen.getByText("Client 3").closest("li") as HTMLElement;
    expect(third.textContent).toContain("SC-3");
    expect(third.textContent).toContain("2 records$500.002 warnings");
    fireEvent.click(within(third).getByRole("button", { name: "Review Client 3" }));
    expect(onReview).toHaveBeenCalledExactlyOnceWith("3");
  });

  it("ProposalList announces progress after accepting all, and moves the focus to it", () => {
    const onAcceptAll = vi.fn<Decision["onAcceptAll"]>();
    const list = (proposals: ProposalView[], busy = false) => (
      <ProposalList
        proposals={proposals}
        busy={busy}
        decision={{ onReview: ignore, onAcceptAll, refusalOf: () => null }}
      />
    );
    const two = (...states: ProposalView["state"][]) =>
      states.map((state, at) => proposal(String(at), { moved: 0, state }));
    const { rerender } = render(list(two("proposed", "proposed")));
    const button = screen.getByRole("button", { name: "Accept all without warnings (2)" });
    button.focus();
    fireEvent.click(button);
    expect(onAcceptAll).toHaveBeenCalledOnce();
    rerender(list(two("proposed", "proposed"), true));
    expect(screen.getAllByText("Accepting the proposals…").length).toBeGreaterThan(0);
    expect(document.activeElement).toBe(button);
    rerender(list(two("applying", "applying")));
    const words = "Saving 2 proposals in the CRM… 0 verified. You can close this. Saving continues.";
    expect(document.activeElement?.textContent).toBe(words);
    rerender(list(two("done", "applying")));
    expect(screen.getByRole<HTMLProgressElement>("progressbar").value).toBe(1);
    rerender(list(two("done", "done")));
    expect(document.activeElement?.textContent).toBe("2 proposals saved and verified in the CRM.");
    rerender(list([...two("done"), proposal("9", { state: "done", notVerified: 1 })]));
    expect(document.activeElement?.textContent).toBe(
      "1 of 2 proposals saved and verified in the CRM. Review the others below.",
    );
  });

  it("ProposalList returns the focus to the reviewed proposal", () => {
    show({ reviewed: "3" });
    expect(document.activeElement?.ariaLabel ?? document.activeElement?.getAttribute("aria-label")).toBe(
      "Review Client 3",
    );
  });

  it("ProposalList collapses proposals with no changes", () => {
    show();
    expect(screen.getByText("1 with no changes").closest("details")?.open).toBe(false);
  });

  it("F60: ProposalList accepts all without warnings once their total is typed", () => {
    const onAcceptAll = vi.fn<Decision["onAcceptAll"]>();
    show({ onAcceptAll });
    const accept = screen.getByRole("button", { name: "Accept all without warnings (2)" });
    expect(screen.getByText("You are about to change $750.00 of budgets for 2 clients.")).toBeTruthy();
    fireEvent.click(accept);
    fireEvent.input(screen.getByRole("textbox"), { target: { value: "750.00" } });
    fireEvent.click(accept);
    expect(onAcceptAll).toHaveBeenCalledExactlyOnceWith("750.00", { kinds: [], smallerBy: 10_000 });
  });

  it("ProposalList accepts nothing while it is busy", () => {
    const onAcceptAll = vi.fn<Decision["onAcceptAll"]>();
    show({ proposals: [proposal("1", { moved: 0 })], busy: true, onAcceptAll });
    fireEvent.click(screen.getByRole("button", { name: "Accept all without warnings (1)" }));
    expect(onAcceptAll).not.toHaveBeenCalled();
  });

  it("ProposalList accepts nothing in the first moment of its window, and says nothing of it", () => {
    const onAcceptAll = vi.fn<Decision["onAcceptAll"]>();
    show({ proposals: [proposal("1", { moved: 0 })], ready: false, onAcceptAll });
    fireEvent.click(screen.getByRole("button", { name: "Accept all without warnings (1)" }));
    expect(onAcceptAll).not.toHaveBeenCalled();
    expect(screen.queryByText("Accepting the proposals…")).toBeNull();
  });

  it("F60: ProposalList on a CRM's page accepts nothing, and leads to the window that does", () => {
    const onOpen = vi.fn<() => void>();
    render(<ProposalList proposals={mixed} onOpen={onOpen} />);
    expect(screen.getAllByRole("button").map(({ textContent }) => textContent)).toEqual([
      "Review and accept…",
    ]);
    expect(screen.queryByRole("textbox")).toBeNull();
    fireEvent.click(screen.getByRole("button", { name: "Review and accept…" }));
    expect(onOpen).toHaveBeenCalledOnce();
    cleanup();
    render(<ProposalList proposals={[proposal("1", { state: "done", verified: 2 })]} onOpen={onOpen} />);
    expect(screen.queryByRole("button")).toBeNull();
  });

  it("ProposalList says when there is nothing to accept, or nothing to accept together", () => {
    show({ proposals: [proposal("4", { writes: 0, moved: 0 })] });
    expect(screen.getByText("Nothing to accept.")).toBeTruthy();
    cleanup();
    show({ proposals: [proposal("3", { warnings: 1, warningKinds: ["other"] })] });
    expect(screen.getByText(/None of these can be accepted together/)).toBeTruthy();
  });

  it.each([
    [{ state: "applying" }, "Saving…"],
    [{ state: "done", verified: 2 }, "Verified"],
    [{ state: "done", verified: 7, notVerified: 2 }, "7 verified, 2 not"],
    [{ state: "stopped" }, "Stopped"],
    [{ state: "superseded" }, "Declined or replaced"],
    [{ refusals: 1 }, "Can't be accepted"],
    [{}, "To review"],
  ] as const)("ProposalList shows the state of a proposal with %j", (changes, words) => {
    show({ proposals: [proposal("1", changes)] });
    expect(screen.getByText(words)).toBeTruthy();
  });

  it("ProposalList has no serious accessibility finding", async () => {
    expect(await seriousFindings(show().container)).toEqual([]);
  });
});
