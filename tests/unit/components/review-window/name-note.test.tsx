import { cleanup, render, screen } from "@testing-library/preact";
import { afterEach, expect, test } from "vitest";
import { NameNote } from "../../../../components/review-window/name-note.tsx";

afterEach(cleanup);

test("NameNote names characters of a name that can't be seen or that turn its direction", () => {
  render(<NameNote name={"Ana\u202E\u200B Silva"} />);
  expect(screen.getByRole("listitem").textContent).toContain("(right-to-left override, zero-width space)");
});

test.each(["Ana Silva", "Siobhán O’Brien", "علی رضا", "नेहा क्\u200Dष"])(
  "NameNote says nothing of %s",
  (name) => {
    const { container } = render(<NameNote name={name} />);
    expect(container.innerHTML).toBe("");
  },
);
