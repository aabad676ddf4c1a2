import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, expect, it, vi } from "vitest";
import { NotReadLine } from "../../../../components/page-health/not-read-line.tsx";

afterEach(cleanup);

it("NotReadLine names what isn't read and leads to the details", () => {
  const onDetails = vi.fn<() => void>();
  render(<NotReadLine labels={["Status", "Plan Budget table"]} onDetails={onDetails} />);
  expect(screen.getByText("Planbridge can't read on this page: Status, Plan Budget table.")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Details" }));
  expect(onDetails).toHaveBeenCalledOnce();
});

it("NotReadLine shows nothing where everything is read", () => {
  const { container } = render(<NotReadLine labels={[]} onDetails={() => undefined} />);
  expect(container.textContent).toBe("");
});
