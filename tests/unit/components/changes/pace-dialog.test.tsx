import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { PaceDialog, type PaceDialogProps } from "../../../../components/changes/pace-dialog.tsx";
import { ignore } from "../view-fixtures.ts";

afterEach(cleanup);

describe("the PACE dialog", () => {
  it("F35: is a dialog by name that says what it waits for", () => {
    render(<PaceDialog title="+ NDIS Pace" onClose={ignore} waiting="Retrieving from the NDIA…" />);
    expect(screen.getByRole("dialog", { name: "+ NDIS Pace" })).toBeTruthy();
    expect(screen.getByRole("status").textContent).toBe("Retrieving from the NDIA…");
  });

  it("F65: the CRM's own guides are a press away, in a tab of their own", () => {
    const guides = [{ title: "PACE user guide", address: "https://guides.example.org/pace" }];
    render(<PaceDialog title="Sync NDIS PACE" onClose={ignore} guides={guides} />);
    const link = screen.getByRole<HTMLAnchorElement>("link", { name: "PACE user guide" });
    expect(link.href).toBe("https://guides.example.org/pace");
    expect(link.target).toBe("_blank");
  });

  it("reads out why a press came to nothing", () => {
    const problem = { code: "ndia-timeout", what: "The NDIA didn't answer.", remedy: "Try again." };
    render(<PaceDialog title="Sync NDIS PACE" onClose={ignore} problem={problem} />);
    expect(screen.getByRole("alert").textContent).toBe("The NDIA didn't answer.Try again.");
  });

  it("takes the focus only when it was opened by a press, and closes by Esc", () => {
    const onClose = vi.fn<PaceDialogProps["onClose"]>();
    const { rerender } = render(<PaceDialog title="Sync NDIS PACE" onClose={onClose} />);
    expect(document.activeElement).toBe(document.body);
    rerender(<PaceDialog title="Sync NDIS PACE" onClose={onClose} opened={1} />);
    const heading = screen.getByRole("heading", { name: "Sync NDIS PACE" });
    expect(document.activeElement).toBe(heading);
    fireEvent.keyDown(heading, { key: "Escape" });
    expect(onClose).toHaveBeenCalledOnce();
  });
});
