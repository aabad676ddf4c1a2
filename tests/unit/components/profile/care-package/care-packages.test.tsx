import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/preact";
import { afterEach, describe, expect, test, vi } from "vitest";
import {
  CarePackages,
  type CarePackagesProps,
} from "../../../../../components/profile/care-package/care-packages.tsx";
import type { CarePackage } from "../../../../../lib/domain/profile/care-package/care-package.ts";
import { seriousFindings } from "../../accessible.ts";

afterEach(cleanup);

const held: CarePackage = {
  id: "a",
  level: "hcp-3",
  start: "2025-03-01",
  end: null,
  items: [
    { id: "1", kind: "subsidy", name: "Basic subsidy", daily: 10_000, from: null, to: null },
    { id: "2", kind: "supplement", name: "Oxygen supplement", daily: 1_453, from: null, to: null },
    { id: "3", kind: "claimable-fee", name: "Care management", daily: 900, from: null, to: null },
  ],
  quarters: [{ from: "2026-07-01", amount: null, spent: 900_000 }],
  homeCareUnspent: 250_000,
};

const show = (changes: Partial<CarePackagesProps> = {}) => {
  let ids = 0;
  const onSave = vi.fn<CarePackagesProps["onSave"]>(async () => true);
  const view = render(
    <CarePackages
      packages={[held]}
      today="2026-11-28"
      isSaving={false}
      problem={null}
      newId={() => `new-${(ids += 1)}`}
      onSave={onSave}
      {...changes}
    />,
  );
  return { ...view, onSave };
};
const facts = (container: Element) =>
  Object.fromEntries(
    [...container.querySelectorAll("dl > div")].map((each) => [
      each.querySelector("dt")?.textContent,
      each.querySelector("dd")?.textContent,
    ]),
  );
const type = (label: string, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } });

describe("a care package", () => {
  test("F154: a package's budget shows as a funding record of the participant", async () => {
    const { container } = show();
    expect(container.textContent).toContain("Home Care Package level 3");
    expect(await seriousFindings(container)).toEqual([]);
  });

  test("F155: it shows its period, its items and a bar of what is used", () => {
    const { container } = show();
    expect(container.textContent).toContain("From 01/03/2025, no end told");
    expect(screen.getAllByRole("row")).toHaveLength(4);
    type("As of", "2026-09-30");
    expect(container.querySelector("svg rect.pb-bar-used")?.getAttribute("width")).toMatch(/^9\d\./);
  });

  test("F156: its items are the subsidies, supplements, contributions and fees that were chosen", () => {
    show();
    expect(screen.getByRole("row", { name: "Oxygen supplement Supplement $14.53" })).toBeDefined();
  });

  test("F158: the day that is looked at decides between the month and the quarter", () => {
    const { container } = show();
    expect(facts(container)).toMatchObject({ "Quarter's amount": "$10,365.00", Available: "Not told" });
    type("As of", "2025-10-31");
    expect(facts(container)).toEqual({
      "Income a day": "$114.53",
      "Contributions a day": "$0.00",
      "Claimable fees a day": "$9.00",
      "Billable fees a day": "$0.00",
      "Available in the month of 31/10/2025": "$3,271.43",
    });
    type("As of", "2026-09-30");
    expect(facts(container)).toMatchObject({
      "Quarter's amount": "$10,365.00",
      "Less care management": "$1,036.50",
      "Carried over": "Not told",
      "Left of the Home Care Package": "$2,500.00",
    });
  });
});

describe("entering a package", () => {
  test("all that is wrong is said beside its field at once, and nothing is stored", () => {
    const { container, onSave } = show({ packages: [] });
    fireEvent.click(screen.getByRole("button", { name: "Add package" }));
    fireEvent.click(screen.getByRole("button", { name: "Add item" }));
    type("Last day", "2026-01-01");
    type("A day", "ten");
    fireEvent.click(screen.getByRole("button", { name: "Save package" }));
    expect(onSave).not.toHaveBeenCalled();
    expect(container.textContent).toContain("3 fields to correct. Nothing was stored.");
    const wrong = [...container.querySelectorAll("[aria-invalid]")].map(({ id }) => id);
    expect(wrong).toEqual(["package-end", "package-item-new-2-name", "package-item-new-2-daily"]);
  });

  test("what was typed is stored in cents, and the form stays where it wasn't stored", async () => {
    const { onSave } = show();
    onSave.mockResolvedValueOnce(false);
    fireEvent.click(screen.getByRole("button", { name: "Change package" }));
    type("Spent from 01/10/2026", "1,250.00");
    const save = screen.getByRole("button", { name: "Save package" });
    fireEvent.click(save);
    expect(onSave).toHaveBeenLastCalledWith([
      { ...held, quarters: [...held.quarters, { from: "2026-10-01", amount: null, spent: 125_000 }] },
    ]);
    await Promise.resolve();
    fireEvent.click(save);
    await waitFor(() => expect(screen.queryByRole("form")).toBeNull());
    expect(onSave).toHaveBeenCalledTimes(2);
  });

  test("a package is removed after one question", () => {
    const { onSave } = show();
    fireEvent.click(screen.getByRole("button", { name: "Remove package" }));
    expect(onSave).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole("button", { name: "Remove it" }));
    expect(onSave).toHaveBeenCalledExactlyOnceWith([]);
  });
});
