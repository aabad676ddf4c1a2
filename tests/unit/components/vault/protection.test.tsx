import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { Protection, type ProtectionProps } from "../../../../components/vault/protection.tsx";
import type { VaultView } from "../../../../lib/domain/vault/vault-view.ts";
import { seriousFindings } from "../accessible.ts";
import { ignore } from "../view-fixtures.ts";
import { PASSPHRASE, UNLOCKED, UNPROTECTED, WRONG } from "./vault-fixtures.ts";

afterEach(cleanup);

function section(view: VaultView | undefined, changes: Partial<ProtectionProps> = {}) {
  return (
    <Protection
      view={view}
      busy={null}
      result={null}
      onProtect={ignore}
      onChangePassphrase={ignore}
      onLock={ignore}
      onAutoLock={ignore}
      onRetention={ignore}
      onPurge={ignore}
      onWipe={ignore}
      {...changes}
    />
  );
}
const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label);
const type = (label: string, value: string) => fireEvent.input(field(label), { target: { value } });
const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));
const errorOf = (label: string) => document.getElementById(`${field(label).id}-error`)?.textContent;

test("Protection says what a copied profile gives away until a passphrase is set", async () => {
  const { rerender, container } = render(section(UNPROTECTED));
  const warning = screen.getByRole("note").textContent;
  for (const told of ["device key", "client ID", "API key", "names and NDIS numbers", "budgets"])
    expect(warning).toContain(told);
  expect(screen.getByText(/Nobody can recover a passphrase/)).toBeTruthy();
  expect(await seriousFindings(container)).toEqual([]);
  rerender(section(UNLOCKED));
  expect(screen.queryByRole("note")).toBeNull();
  expect(screen.getByText("Everything that is stored is sealed")).toBeTruthy();
  expect(await seriousFindings(container)).toEqual([]);
});

test("Protection sets a passphrase that was typed twice, and keeps it nowhere", async () => {
  const onProtect = vi.fn<ProtectionProps["onProtect"]>();
  render(section(UNPROTECTED, { onProtect }));
  type("New passphrase", PASSPHRASE);
  type("New passphrase again", PASSPHRASE);
  press("Set passphrase and seal");
  expect(onProtect).toHaveBeenCalledExactlyOnceWith(PASSPHRASE);
  expect(JSON.stringify(await fakeBrowser.storage.session.get())).not.toContain(PASSPHRASE);
});

test.each([
  ["", "", "New passphrase", "No new passphrase entered."],
  ["short", "short", "New passphrase", "The passphrase has 5 characters. Use at least 12."],
  [PASSPHRASE, "another one", "New passphrase again", "The two passphrases differ."],
  [PASSPHRASE, "", "New passphrase again", "The two passphrases differ."],
])("Protection refuses the passphrases “%s” and “%s” at the field %s", (next, repeated, label, what) => {
  const onProtect = vi.fn<ProtectionProps["onProtect"]>();
  render(section(UNPROTECTED, { onProtect }));
  type("New passphrase", next);
  type("New passphrase again", repeated);
  press("Set passphrase and seal");
  expect(onProtect).not.toHaveBeenCalled();
  expect(errorOf(label)).toContain(what);
  expect(document.activeElement).toBe(field(label));
});

test("Protection counts characters as people do, not as a computer stores them", () => {
  const onProtect = vi.fn<ProtectionProps["onProtect"]>();
  render(section(UNPROTECTED, { onProtect }));
  type("New passphrase", "🐈".repeat(11));
  type("New passphrase again", "🐈".repeat(11));
  press("Set passphrase and seal");
  expect(errorOf("New passphrase")).toContain("The passphrase has 11 characters.");
});

test("Protection shows a passphrase only while the person wants to see it", () => {
  render(section(UNPROTECTED));
  expect(field("New passphrase").type).toBe("password");
  type("New passphrase", PASSPHRASE);
  const show = screen.getByRole("button", { name: "Show new passphrase" });
  fireEvent.click(show);
  expect(field("New passphrase").type).toBe("text");
  expect(field("New passphrase").value).toBe(PASSPHRASE);
  expect(field("New passphrase again").type).toBe("password");
  expect(show.getAttribute("aria-pressed")).toBe("true");
  fireEvent.click(show);
  expect(field("New passphrase").type).toBe("password");
});

test("Protection changes the passphrase, and says at its field that the current one is wrong", () => {
  const onChangePassphrase = vi.fn<ProtectionProps["onChangePassphrase"]>();
  const { rerender } = render(section(UNLOCKED, { onChangePassphrase }));
  type("Current passphrase", "not this one");
  type("New passphrase", PASSPHRASE);
  type("New passphrase again", PASSPHRASE);
  press("Change passphrase");
  expect(onChangePassphrase).toHaveBeenCalledExactlyOnceWith("not this one", PASSPHRASE);
  rerender(section(UNLOCKED, { busy: "change" }));
  expect(screen.getByRole("button", { name: "Sealing…" })).toBeTruthy();
  const problem = { ...WRONG, field: "Current passphrase" };
  rerender(section(UNLOCKED, { result: { task: "change", problem } }));
  expect(errorOf("Current passphrase")).toContain(WRONG.what);
  expect(document.activeElement).toBe(field("Current passphrase"));
  expect(field("New passphrase").value).toBe(PASSPHRASE);
});

test("Protection empties the fields once the passphrase is changed", () => {
  const { rerender } = render(section(UNLOCKED));
  type("Current passphrase", "the one before it");
  type("New passphrase", PASSPHRASE);
  type("New passphrase again", PASSPHRASE);
  press("Change passphrase");
  rerender(section(UNLOCKED, { busy: "change" }));
  rerender(section(UNLOCKED, { result: { task: "change", problem: null } }));
  expect(field("Current passphrase").value).toBe("");
  expect(field("New passphrase").value).toBe("");
  expect(screen.getByText("The passphrase is changed.")).toBeTruthy();
});

test("Protection shows a refusal that is about no field, such as that work goes on", () => {
  const problem = { code: "vault-busy", what: "A sync is going on.", remedy: "Wait until it is done." };
  render(section(UNPROTECTED, { result: { task: "protect", problem } }));
  expect(screen.getByRole("alert").textContent).toContain("A sync is going on.");
});

test("Protection locks at a press, and saves at a choice when it locks by itself", () => {
  const onLock = vi.fn<() => void>();
  const onAutoLock = vi.fn<ProtectionProps["onAutoLock"]>();
  render(section(UNLOCKED, { onLock, onAutoLock }));
  press("Lock now");
  expect(onLock).toHaveBeenCalledOnce();
  const choice = screen.getByLabelText<HTMLSelectElement>("Lock by itself when nobody uses the computer");
  expect(choice.value).toBe("15");
  fireEvent.change(choice, { target: { value: "0" } });
  fireEvent.change(choice, { target: { value: "60" } });
  expect(onAutoLock.mock.calls).toEqual([[0], [60]]);
});

test("Protection says that the organisation's policy opens the data, and offers no passphrase then", () => {
  const { rerender } = render(section({ ...UNLOCKED, openedBy: ["organisation"] }));
  expect(screen.getByText(/organisation's policy opens it/)).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Lock now" })).toBeNull();
  expect(screen.queryByText("Change the passphrase")).toBeNull();
  rerender(section({ ...UNLOCKED, openedBy: ["passphrase", "organisation"] }));
  expect(screen.getByText(/Your passphrase opens it, and so does your organisation's policy/)).toBeTruthy();
});

test("Protection saves for how many days retrieved data is kept, or for good", () => {
  const onRetention = vi.fn<ProtectionProps["onRetention"]>();
  render(section({ ...UNLOCKED, retention: { retrievalDays: 365, answerDays: null } }, { onRetention }));
  const days = () => field("Days that retrievals are kept");
  expect([days().value, field("Days that unaltered answers are kept").value]).toEqual(["365", ""]);
  for (const wrong of ["0", "3661", "-1", "1.5", "a year"]) {
    type("Days that retrievals are kept", wrong);
    press("Save");
    expect(errorOf("Days that retrievals are kept")).toContain("from 1 to 3,660");
  }
  expect(onRetention).not.toHaveBeenCalled();
  type("Days that retrievals are kept", "");
  type("Days that unaltered answers are kept", " 90 ");
  press("Save");
  expect(onRetention).toHaveBeenCalledExactlyOnceWith({ retrievalDays: null, answerDays: 90 });
});

test("Protection deletes a participant by the NDIS number, and says how much that was", () => {
  const onPurge = vi.fn<ProtectionProps["onPurge"]>();
  const { rerender } = render(section(UNLOCKED, { onPurge }));
  type("NDIS number", "43000001");
  press("Delete this participant");
  expect(onPurge).not.toHaveBeenCalled();
  expect(errorOf("NDIS number")).toContain("Enter the nine digits only.");
  type("NDIS number", "430 000 017");
  press("Delete this participant");
  expect(onPurge).toHaveBeenCalledExactlyOnceWith("430000017");
  rerender(section(UNLOCKED, { result: { task: "purge", problem: null, deleted: 14 } }));
  expect(screen.getByText("Deleted 14 entries.")).toBeTruthy();
  rerender(section(UNLOCKED, { result: { task: "purge", problem: null, deleted: 0 } }));
  expect(screen.getByText("Nothing is stored about this NDIS number.")).toBeTruthy();
});

test("Protection deletes everything only once that is typed", () => {
  const onWipe = vi.fn<() => void>();
  const { rerender } = render(section(UNLOCKED, { onWipe }));
  press("Delete everything");
  type("Type “delete everything” to confirm", "delete");
  press("Delete everything");
  expect(onWipe).not.toHaveBeenCalled();
  expect(errorOf("Type “delete everything” to confirm")).toContain("Nothing was deleted.");
  type("Type “delete everything” to confirm", "Delete everything ");
  press("Delete everything");
  expect(onWipe).toHaveBeenCalledOnce();
  rerender(section(UNPROTECTED, { result: { task: "wipe", problem: null } }));
  expect(screen.getByText("Everything was deleted.")).toBeTruthy();
});

test("Protection shows that the PRODA key ends soon", () => {
  const keyWarning = { code: "key-ends-locked", what: "The key ends soon.", remedy: "Unlock Planbridge." };
  render(section({ ...UNLOCKED, keyWarning }));
  expect(screen.getByText("The key ends soon.")).toBeTruthy();
});

test("Protection takes the focus once everything is sealed, as the page was drawn anew meanwhile", () => {
  render(section(UNLOCKED, { result: { task: "protect", problem: null } }));
  expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Protection" }));
});
