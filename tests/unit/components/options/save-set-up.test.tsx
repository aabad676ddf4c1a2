import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, expect, it, vi } from "vitest";
import { SaveSetUp, type SaveSetUpProps } from "../../../../components/options/save-set-up.tsx";

afterEach(cleanup);

it("SaveSetUp leaves the API key out unless somebody ticks it, and says so on the button", () => {
  const onSave = vi.fn<SaveSetUpProps["onSave"]>();
  render(<SaveSetUp hasApiKey problem={null} onSave={onSave} />);
  fireEvent.click(screen.getByRole("button", { name: "Save a set-up file" }));
  fireEvent.click(screen.getByRole("checkbox", { name: /^Include the API key/ }));
  fireEvent.click(screen.getByRole("button", { name: "Save a set-up file with the API key" }));
  expect(onSave.mock.calls).toEqual([[false], [true]]);
});

it("SaveSetUp doesn't offer an API key that this computer doesn't have", () => {
  render(<SaveSetUp hasApiKey={false} problem={null} onSave={vi.fn<SaveSetUpProps["onSave"]>()} />);
  expect(screen.queryByRole("checkbox")).toBeNull();
});
