import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, expect, test, vi } from "vitest";
import {
  ConfirmationSettings,
  type ConfirmationSettingsProps,
} from "../../../../components/options/confirmation-settings.tsx";
import { seriousFindings } from "../accessible.ts";
import { ignore } from "../view-fixtures.ts";

afterEach(cleanup);

function show(change: Partial<ConfirmationSettingsProps> = {}) {
  return render(<ConfirmationSettings typeFrom={100_000} problem={null} onTypeFrom={ignore} {...change} />);
}
const enter = (value: string) => {
  fireEvent.input(screen.getByLabelText("Type amounts from"), { target: { value } });
  fireEvent.click(screen.getByRole("button", { name: "Save" }));
};

test("the amount from which on amounts are typed is shown, and another one saved in cents", async () => {
  const onTypeFrom = vi.fn<ConfirmationSettingsProps["onTypeFrom"]>();
  const { container } = show({ onTypeFrom });
  expect(screen.getByLabelText<HTMLInputElement>("Type amounts from").value).toBe("$1,000.00");
  enter("250");
  expect(onTypeFrom).toHaveBeenCalledExactlyOnceWith(25_000);
  expect(await seriousFindings(container)).toEqual([]);
});

test.each(["ten", "-1", "10000.01"])("%s isn't saved, and says what to enter", (value) => {
  const onTypeFrom = vi.fn<ConfirmationSettingsProps["onTypeFrom"]>();
  show({ onTypeFrom });
  enter(value);
  expect(onTypeFrom).not.toHaveBeenCalled();
  expect(screen.getByText(/Enter an amount from \$0\.00 to \$10,000\.00/)).toBeTruthy();
});

test("before it is known nothing is offered, and why it can't be read is said", () => {
  show({ typeFrom: undefined });
  expect(screen.getByText("Loading…")).toBeTruthy();
  cleanup();
  show({ typeFrom: undefined, problem: { code: "x", what: "It is locked.", remedy: "Unlock it." } });
  expect(screen.getByRole("alert").textContent).toContain("It is locked.");
});
