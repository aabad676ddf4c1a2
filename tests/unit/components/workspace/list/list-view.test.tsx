import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/preact";
import { useState } from "preact/hooks";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { ListColumn, ListFilter } from "../../../../../components/workspace/list/list-column.ts";
import { ListView, type ListViewProps } from "../../../../../components/workspace/list/list-view.tsx";
import { seriousFindings } from "../../accessible.ts";

afterEach(cleanup);

interface Row {
  id: string;
  name: string;
  amount: number | null;
}

const columns: ListColumn<Row>[] = [
  {
    key: "name",
    label: "Name",
    width: 200,
    cell: ({ name }) => name,
    sortBy: ({ name }) => name,
    csv: [{ header: "Name", value: ({ name }) => name }],
  },
  {
    key: "amount",
    label: "Amount",
    width: 120,
    isNumeric: true,
    cell: ({ amount }) => amount ?? "Not told",
    sortBy: ({ amount }) => amount,
    csv: [{ header: "Amount", value: ({ amount }) => amount }],
  },
];
const big: ListFilter<Row> = {
  id: "size",
  label: "Size",
  all: "All sizes",
  options: [{ id: "big", name: "Big" }],
  matches: ({ amount }) => (amount ?? 0) >= 100,
};
const rows: Row[] = Array.from({ length: 300 }, (_, at) => ({
  id: `r${at}`,
  name: `Client ${at}`,
  amount: at === 7 ? null : at,
}));

const base: ListViewProps<Row> = {
  title: "Clients",
  words: ["client", "clients"],
  columns,
  rows,
  rowKey: ({ id }) => id,
  rowLabel: ({ name }) => name,
  empty: "Nobody was synced yet.",
  searchLabel: "Name",
  searchText: ({ name }) => name,
  filters: [big],
  detail: ({ name }) => <h2>{`All about ${name}`}</h2>,
  noDetail: "Choose a client.",
  onSave: () => undefined,
};
const show = (changes: Partial<ListViewProps<Row>> = {}) => render(<ListView {...base} {...changes} />);
const grid = () => screen.getByRole("grid");
const focusList = () => void act(() => grid().focus());
const press = (...keys: string[]) => {
  for (const key of keys) fireEvent.keyDown(grid(), { key });
};
const search = (text: string) => fireEvent.input(screen.getByLabelText("Name"), { target: { value: text } });
const active = () => screen.queryByRole("row", { selected: true })?.querySelector("th")?.textContent;
const names = () => Array.from(grid().querySelectorAll("tbody th"), ({ textContent }) => textContent);

describe("what a list shows", () => {
  test("ListView draws only the rows in sight, says how many there are, and has no serious accessibility finding", async () => {
    const { container } = show();
    expect(screen.getByRole("status").textContent).toBe("300 clients");
    expect(grid().getAttribute("aria-rowcount")).toBe("301");
    expect(names().length).toBeLessThan(60);
    expect(await seriousFindings(container)).toEqual([]);
  });

  test.each([
    [{ rows: null }, "Loading…"],
    [{ rows: [] }, "Nobody was synced yet."],
    [
      { rows: null, problem: { code: "x", what: "It can't be read.", remedy: "Reload." } },
      "It can't be read.",
    ],
  ])("ListView without rows says so: %#", async (changes, words) => {
    const { container } = show(changes);
    expect(container.textContent).toContain(words);
    expect(screen.queryByRole("grid")).toBeNull();
    expect(screen.queryByRole("button", { name: "Save as CSV" })).toBeNull();
    expect(await seriousFindings(container)).toEqual([]);
  });

  test("ListView narrows by words and a filter, announces how many are left, and shows all again", () => {
    show();
    search("client 10");
    expect(screen.getByRole("status").textContent).toBe("13 of 300 clients");
    fireEvent.change(screen.getByLabelText("Size"), { target: { value: "big" } });
    expect(screen.getByRole("status").textContent).toBe("12 of 300 clients");
    search("nobody");
    expect(screen.getByText(/No clients match/)).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Show all 300" }));
    expect(screen.getByRole("status").textContent).toBe("300 clients");
  });

  test("ListView begins with the search of the address, and follows it", () => {
    const { rerender } = show({ query: "client 12" });
    expect(screen.getByRole("status").textContent).toBe("13 of 300 clients");
    rerender(<ListView {...base} query="client 299" />);
    expect(screen.getByRole("status").textContent).toBe("1 of 300 clients");
  });
});

describe("order", () => {
  const sortBy = (name: string) => fireEvent.click(screen.getByRole("button", { name }));
  const direction = (name: string) => screen.getByRole("columnheader", { name }).getAttribute("aria-sort");

  test("ListView sorts by a pressed column, then the other way round, with what isn't told last in both", () => {
    show();
    expect(direction("Amount")).toBe("none");
    sortBy("Amount");
    expect(direction("Amount")).toBe("ascending");
    expect(names()[0]).toBe("Client 0");
    press("End");
    expect(active()).toBe("Client 7");
    sortBy("Amount");
    expect(direction("Amount")).toBe("descending");
    expect(direction("Name")).toBe("none");
    press("Home");
    expect(active()).toBe("Client 299");
    press("End");
    expect(active()).toBe("Client 7");
  });
});

describe("the keyboard", () => {
  test("a list begins with its first row when it takes the focus, and arrows, pages, Home and End move", () => {
    show();
    focusList();
    expect(active()).toBe("Client 0");
    press("ArrowUp");
    expect(active()).toBe("Client 0");
    press("ArrowDown", "ArrowDown");
    expect(active()).toBe("Client 2");
    press("PageDown");
    expect(active()).not.toBe("Client 2");
    press("PageUp");
    expect(active()).toBe("Client 2");
    press("End");
    expect(active()).toBe("Client 299");
    expect(container(grid().getAttribute("aria-activedescendant"))?.textContent).toContain("Client 299");
    press("Home");
    expect(active()).toBe("Client 0");
  });

  test("Enter leads into the details of the row, and Escape back to the list", () => {
    show();
    focusList();
    press("ArrowDown", "Enter");
    const details = screen.getByRole("region", { name: "Client 1" });
    expect(document.activeElement).toBe(details);
    expect(within(details).getByRole("heading", { name: "All about Client 1" })).toBeTruthy();
    fireEvent.keyDown(details, { key: "Escape" });
    expect(document.activeElement).toBe(grid());
  });

  test("Enter and a double click open a row where the list says what that means", () => {
    const onOpen = vi.fn<(row: Row) => void>();
    show({ onOpen });
    focusList();
    press("ArrowDown", "Enter");
    fireEvent.dblClick(screen.getByRole("rowheader", { name: "Client 3" }));
    expect(onOpen.mock.calls).toEqual([[rows[1]], [rows[3]]]);
  });

  test("keys of a button in the heading don't move through the rows", () => {
    show();
    fireEvent.keyDown(screen.getByRole("button", { name: "Name" }), { key: "ArrowDown" });
    expect(active()).toBeUndefined();
  });

  test("a row stays chosen while others come and go around it", () => {
    show();
    fireEvent.click(screen.getByRole("rowheader", { name: "Client 12" }));
    search("client 12");
    expect(active()).toBe("Client 12");
    search("client 13");
    expect(active()).toBeUndefined();
    expect(screen.getByText("Choose a client.")).toBeTruthy();
    search("");
    press("ArrowDown");
    expect(active()).toBe("Client 13");
  });
});

const container = (id: string | null) => document.querySelector(`[id="${id}"]`);

describe("tick boxes", () => {
  function Ticked() {
    const [ticked, onTicked] = useState<ReadonlySet<string>>(new Set());
    return <ListView {...base} ticks={{ ticked, onTicked }} actions={`${ticked.size} ticked`} />;
  }
  const all = () => screen.getByRole<HTMLInputElement>("checkbox", { name: "Choose all rows shown" });

  test("Space and a press tick a row, and the box of all ticks only what is shown", async () => {
    const { container: drawn } = render(<Ticked />);
    focusList();
    press("ArrowDown", " ");
    expect(screen.getByRole<HTMLInputElement>("checkbox", { name: "Choose Client 1" }).checked).toBe(true);
    fireEvent.click(screen.getByRole("checkbox", { name: "Choose Client 2" }));
    expect(screen.getByText("2 ticked")).toBeTruthy();
    expect(document.activeElement).toBe(grid());
    expect([all().checked, all().indeterminate]).toEqual([false, true]);
    press(" ");
    search("client 29");
    fireEvent.click(all());
    expect(all().checked).toBe(true);
    search("");
    expect(all().indeterminate).toBe(true);
    expect(screen.getByText("14 ticked")).toBeTruthy();
    expect(await seriousFindings(drawn)).toEqual([]);
  });
});

test("ListView saves all rows that search and filter let through, in their order, as a CSV file", () => {
  const onSave = vi.fn<ListViewProps<Row>["onSave"]>();
  show({ onSave });
  search("client 10");
  fireEvent.click(screen.getByRole("button", { name: "Amount" }));
  fireEvent.click(screen.getByRole("button", { name: "Amount" }));
  fireEvent.click(screen.getByRole("button", { name: "Save as CSV" }));
  const numbers = [210, 110, 109, 108, 107, 106, 105, 104, 103, 102, 101, 100, 10];
  const lines = numbers.map((at) => `Client ${at},${at}\r\n`);
  expect(onSave).toHaveBeenCalledExactlyOnceWith(`\uFEFFName,Amount\r\n${lines.join("")}`);
});
