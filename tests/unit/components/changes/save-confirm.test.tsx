import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { SaveConfirm, type SaveConfirmProps } from "../../../../components/changes/save-confirm.tsx";
import { seriousFindings } from "../accessible.ts";
import { update } from "../change-view-fixtures.ts";
import { ignore } from "../view-fixtures.ts";

afterEach(cleanup);

function show(changes: Partial<SaveConfirmProps> = {}) {
  const props: SaveConfirmProps = {
    client: "Siobhan O'Brien",
    category: "Consumables",
    changes: update().fields,
    moved: 25_050,
    onConfirm: ignore,
    onCancel: ignore,
  };
  return render(<SaveConfirm {...props} {...changes} />);
}
const save = () => screen.getByRole("button", { name: "Save" });

describe("SaveConfirm", () => {
  it("F60: SaveConfirm names the client, category, changes and amount", () => {
    show();
    const name = "Sync the new budget information into the CRM?";
    const dialog = screen.getByRole("alertdialog", { name });
    expect(dialog.textContent).toContain("Siobhan O'Brien, Consumables");
    expect(dialog.textContent).toContain(
      "You are about to change $250.50 of the budget Consumables for Siobhan O'Brien.",
    );
    expect(screen.getByRole("row", { name: /End Date 31\/03\/2027 30\/06\/2027/ })).toBeTruthy();
  });

  it("F55, F183: SaveConfirm says that the change can't be undone", () => {
    show();
    expect(screen.getByText("This can't be undone once it is confirmed.")).toBeTruthy();
  });

  it("F60: SaveConfirm saves only with the typed amount", () => {
    const onConfirm = vi.fn<SaveConfirmProps["onConfirm"]>();
    show({ onConfirm });
    const field = screen.getByRole("textbox", { name: "Type 250.50 to confirm" });
    expect(document.activeElement).toBe(field);
    fireEvent.click(save());
    expect(screen.getByText(/No amount entered/)).toBeTruthy();
    fireEvent.input(field, { target: { value: "250.50" } });
    fireEvent.click(save());
    expect(onConfirm).toHaveBeenCalledOnce();
  });

  it("F60: SaveConfirm focuses Cancel when no money moves", () => {
    const onConfirm = vi.fn<SaveConfirmProps["onConfirm"]>();
    show({ moved: 0, changes: update().fields.slice(1), onConfirm });
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "Cancel" }));
    fireEvent.click(save());
    expect(onConfirm).toHaveBeenCalledOnce();
  });

  it("SaveConfirm closes on Cancel and on Esc", () => {
    const onCancel = vi.fn<SaveConfirmProps["onCancel"]>();
    show({ onCancel });
    fireEvent.click(screen.getByRole("button", { name: "Cancel" }));
    fireEvent.keyDown(save(), { key: "Escape" });
    expect(onCancel).toHaveBeenCalledTimes(2);
  });

  it("SaveConfirm has no serious accessibility finding", async () => {
    const { container } = show();
    expect(await seriousFindings(container)).toEqual([]);
  });
});
