import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, expect, it, vi } from "vitest";
import { ProblemNote } from "../../../../components/base/problem-note.tsx";
import { UnlockContext } from "../../../../components/base/unlock-context.ts";

afterEach(cleanup);

const problem = (code: string) => ({ code, what: "It failed.", remedy: "Try again.", said: "TypeError" });

it.each(["planbridge-fault", "planbridge-change-fault", "message-refused"])(
  "ProblemNote never words %s, a fault of our own, as a message from another system",
  (code) => {
    render(<ProblemNote problem={problem(code)} />);
    // Even where whoever shows it was writing to the CRM.
    render(<ProblemNote problem={problem(code)} source="the CRM" />);
    expect(screen.getAllByText(/^Technical details:/)).toHaveLength(2);
    expect(screen.queryByText(/Message from/)).toBeNull();
  },
);

it.each([
  ["surname-mismatch", "the NDIA"],
  ["proda-DE.2", "PRODA"],
  ["crm-rejected", "the CRM"],
])("ProblemNote quotes the message of %s as one from %s, apart from our own text", (code, source) => {
  const said = "\u202Egnirts";
  const { container } = render(<ProblemNote problem={{ ...problem(code), what: said, said }} />);
  expect(screen.getByText(new RegExp(`^Message from ${source}:`))).toBeTruthy();
  expect(container.querySelectorAll("bdi")).toHaveLength(2);
});

it.each(["box", "plain"] as const)(
  "ProblemNote in a %s offers to unlock a locked Planbridge where that is possible",
  (look) => {
    const unlock = vi.fn<() => void>();
    render(
      <UnlockContext.Provider value={unlock}>
        <ProblemNote problem={problem("database-locked")} look={look} />
        <ProblemNote problem={problem("database-in-use")} look={look} />
      </UnlockContext.Provider>,
    );
    fireEvent.click(screen.getByRole("button", { name: "Unlock…" }));
    expect(unlock).toHaveBeenCalledTimes(1);
  },
);

it("ProblemNote offers no unlocking in a page that is itself replaced by the form for it", () => {
  render(<ProblemNote problem={problem("database-locked")} />);
  expect(screen.queryByRole("button")).toBeNull();
});
