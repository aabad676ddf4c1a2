import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, expect, test, vi } from "vitest";
import { AddressForm } from "../../../../../components/profile/geography/address-form.tsx";
import { GeographyView } from "../../../../../components/profile/geography/geography-view.tsx";
import {
  PostcodeTable,
  type PostcodeTableProps,
} from "../../../../../components/profile/geography/postcode-table.tsx";
import type { AddressPlace } from "../../../../../lib/domain/profile/geography/classify-address.ts";
import { seriousFindings } from "../../accessible.ts";

afterEach(cleanup);

test("F180: an address shows its remoteness, its health network and its council", async () => {
  const { container } = render(
    <GeographyView
      geography={{
        state: "found",
        postcode: "6725",
        suburb: "Broome",
        mmm: 6,
        phn: "Country WA",
        lga: "Broome",
      }}
    />,
  );
  const facts = [...container.querySelectorAll("dd")].map(({ textContent }) => textContent);
  expect(facts).toEqual(["6, remote community", "Country WA", "Broome"]);
  expect(container.textContent).toContain("compared with the limits for remote areas");
  expect(await seriousFindings(container)).toEqual([]);
});

test("F182: an address that isn't in the table empties all three, and a suburb that is can be taken in its place", () => {
  const onSuburb = vi.fn<(suburb: string) => void>();
  const { container } = render(
    <GeographyView
      geography={{ state: "not-found", postcode: "3184", suburb: "Elwod", alike: ["Elwood"] }}
      onSuburb={onSuburb}
    />,
  );
  const facts = [...container.querySelectorAll("dd")].map(({ textContent }) => textContent);
  expect(facts).toEqual(["Not known", "Not known", "Not known"]);
  expect(container.textContent).toContain("3184 Elwod isn't in the postcode table");
  fireEvent.click(screen.getByRole("button", { name: "Elwood" }));
  expect(onSuburb).toHaveBeenCalledExactlyOnceWith("Elwood");
});

const form = (onSave: (address: AddressPlace | null) => void) =>
  render(
    <AddressForm
      address={{ suburb: null, postcode: null }}
      isSaving={false}
      problem={null}
      onSave={onSave}
    />,
  );
const type = (label: string, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } });

test("an address is saved as it was typed, with the postcode's zero, and emptied by emptying it", () => {
  const onSave = vi.fn<(address: AddressPlace | null) => void>();
  form(onSave);
  type("Suburb", " Darwin City ");
  type("Postcode", "800");
  fireEvent.click(screen.getByRole("button"));
  expect(onSave).toHaveBeenLastCalledWith({ suburb: "Darwin City", postcode: "0800" });
  type("Suburb", "");
  type("Postcode", "");
  fireEvent.click(screen.getByRole("button"));
  expect(onSave).toHaveBeenLastCalledWith(null);
});

test("half an address is said beside its fields, and not saved", async () => {
  const onSave = vi.fn<(address: AddressPlace | null) => void>();
  const { container } = form(onSave);
  type("Postcode", "31");
  fireEvent.click(screen.getByRole("button"));
  expect(screen.getByLabelText("Suburb").getAttribute("aria-invalid")).toBe("true");
  expect(container.textContent).toContain("A postcode has four digits.");
  expect(onSave).not.toHaveBeenCalled();
  expect(await seriousFindings(container)).toEqual([]);
});

const table: PostcodeTableProps = {
  table: { fileName: "postcodes.csv", importedAt: 0, count: 16_000 },
  importing: { phase: "none" },
  problem: null,
  onFile: vi.fn<PostcodeTableProps["onFile"]>(),
  onImport: vi.fn<PostcodeTableProps["onImport"]>(),
  onCancel: vi.fn<PostcodeTableProps["onCancel"]>(),
  onRemove: vi.fn<PostcodeTableProps["onRemove"]>(),
};

test("a postcode table shows the rows that it leaves out before anything is stored", async () => {
  const onImport = vi.fn<() => void>();
  const leftOut = Array.from({ length: 30 }, (_, row) => ({ row: row + 2, what: "“x” is no postcode." }));
  const { container } = render(
    <PostcodeTable
      {...table}
      importing={{ phase: "preview", fileName: "new.csv", count: 12, leftOut }}
      onImport={onImport}
    />,
  );
  expect(container.textContent).toContain("30 rows can't be taken as they are.");
  expect(screen.getByText("Row 2: “x” is no postcode.")).toBeDefined();
  expect(screen.getByText("and 10 more.")).toBeDefined();
  fireEvent.click(screen.getByRole("button", { name: "Import 12 suburbs" }));
  expect(onImport).toHaveBeenCalledOnce();
  expect(await seriousFindings(container)).toEqual([]);
});

test("a postcode table is removed after one question", () => {
  const onRemove = vi.fn<() => void>();
  render(<PostcodeTable {...table} onRemove={onRemove} />);
  fireEvent.click(screen.getByRole("button", { name: "Remove" }));
  expect(onRemove).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole("button", { name: "Remove table" }));
  expect(onRemove).toHaveBeenCalledOnce();
});
