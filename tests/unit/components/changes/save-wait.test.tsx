import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { SaveWait, type SaveWaitProps } from "../../../../components/changes/save-wait.tsx";
import { seriousFindings } from "../accessible.ts";
import { update } from "../change-view-fixtures.ts";
import { ignore } from "../view-fixtures.ts";

afterEach(cleanup);

function show(changes: Partial<SaveWaitProps> = {}) {
  const props: SaveWaitProps = {
    client: "Siobhan O'Brien",
    category: "Consumables",
    changes: update().fields,
    problem: null,
    onReview: ignore,
    onCancel: ignore,
  };
  return render(<SaveWait {...props} {...changes} />);
}

describe("SaveWait", () => {
  it("F60: SaveWait names the client, category and changes, and takes no amount", () => {
    show();
    const dialog = screen.getByRole("alertdialog", { name: "Not saved yet" });
    expect(dialog.textContent).toContain("Siobhan O'Brien, Consumables");
    expect(screen.getByRole("row", { name: /End Date 31\/03\/2027 30\/06\/2027/ })).toBeTruthy();
    expect(screen.queryByRole("textbox")).toBeNull();
  });

  it("F60: SaveWait leads to the window in which it is accepted", () => {
    const onReview = vi.fn<SaveWaitProps["onReview"]>();
    show({ onReview });
    const review = screen.getByRole("button", { name: "Review and accept…" });
    expect(document.activeElement).toBe(review);
    fireEvent.click(review);
    expect(onReview).toHaveBeenCalledOnce();
  });

  it("SaveWait closes on Cancel and on Esc", () => {
    const onCancel = vi.fn<SaveWaitProps["onCancel"]>();
    show({ onCancel });
    fireEvent.click(screen.getByRole("button", { name: "Cancel" }));
    fireEvent.keyDown(screen.getByRole("button", { name: "Cancel" }), { key: "Escape" });
    expect(onCancel).toHaveBeenCalledTimes(2);
  });

  it("SaveWait shows why the window doesn't open", () => {
    show({ problem: { code: "x", what: "It couldn't be opened.", remedy: "Try again." } });
    expect(screen.getByRole("alert").textContent).toContain("It couldn't be opened.");
  });

  it("SaveWait has no serious accessibility finding", async () => {
    const { container } = show();
    expect(await seriousFindings(container)).toEqual([]);
  });
});
