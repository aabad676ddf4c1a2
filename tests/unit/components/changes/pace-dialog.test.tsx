import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { PaceDialog, type PaceDialogProps } from "../../../../components/changes/pace-dialog.tsx";
import { ignore } from "../view-fixtures.ts";

afterEach(cleanup);

describe("PaceDialog", () => {
  it("F35: PaceDialog has a name and says what it is waiting for", () => {
    render(<PaceDialog title="+ NDIS Pace" onClose={ignore} waiting="Retrieving from the NDIA…" />);
    expect(screen.getByRole("dialog", { name: "+ NDIS Pace" })).toBeTruthy();
    expect(screen.getByRole("status").textContent).toBe("Retrieving from the NDIA…");
  });

  it("F65: PaceDialog links to the CRM's guides in a new tab", () => {
    const guides = [{ title: "PACE user guide", address: "https://guides.example.org/pace" }];
    render(<PaceDialog title="Sync NDIS PACE" onClose={ignore} guides={guides} />);
    const link = screen.getByRole<HTMLAnchorElement>("link", { name: "PACE user guide" });
    expect(link.href).toBe("https://guides.example.org/pace");
    expect(link.target).toBe("_blank");
  });

  it("PaceDialog announces why a press failed", () => {
    const problem = { code: "ndia-timeout", what: "The NDIA didn't answer.", remedy: "Try again." };
    render(<PaceDialog title="Sync NDIS PACE" onClose={ignore} problem={problem} />);
    expect(screen.getByRole("alert").textContent).toBe("The NDIA didn't answer.Try again.");
  });

  it("PaceDialog takes the focus only when opened by a press, and closes on Esc", () => {
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
