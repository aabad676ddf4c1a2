import { cleanup, render, screen } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import { ProblemNote } from "../../../../components/base/problem-note.tsx";

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
