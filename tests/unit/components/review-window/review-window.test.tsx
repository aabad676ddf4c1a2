import { cleanup, render, screen } from "@testing-library/preact";
import { afterEach, describe, expect, it } from "vitest";
import { ReviewWindow } from "../../../../components/review-window/review-window.tsx";
import { seriousFindings } from "../accessible.ts";

afterEach(cleanup);

describe("ReviewWindow", () => {
  it("ReviewWindow names the CRM, and its heading takes the focus", () => {
    render(
      <ReviewWindow title="Set up PACE" site="https://crm.example.org" problem={null} waiting="Opening…" />,
    );
    expect(screen.getByText("crm.example.org")).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Set up PACE" }));
    expect(screen.getByText("Opening…")).toBeTruthy();
    expect(document.title).toContain("Set up PACE");
  });

  it("ReviewWindow shows why nothing can be decided, and has no serious accessibility finding", async () => {
    const problem = { code: "record-gone", what: "There is nothing to review here.", remedy: "Close it." };
    const { container } = render(<ReviewWindow title="Review and accept" problem={problem} waiting={null} />);
    expect(screen.getByRole("alert").textContent).toContain("There is nothing to review here.");
    expect(await seriousFindings(container)).toEqual([]);
  });
});
