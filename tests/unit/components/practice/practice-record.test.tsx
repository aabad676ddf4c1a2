import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, expect, it, vi } from "vitest";
import { ClientChoice, type ClientChoiceProps } from "../../../../components/practice/client-choice.tsx";
import { PracticeGuide } from "../../../../components/practice/practice-guide.tsx";
import { PracticeRecord } from "../../../../components/practice/practice-record.tsx";
import { practicePage } from "../../../../lib/crm/practice/practice-pages.ts";
import { firstRecords } from "../../../../lib/domain/practice/practice-records.ts";
import { seriousFindings } from "../accessible.ts";

afterEach(cleanup);

const records = firstRecords("2026-11-22");

it.each(["/Clients/Profile/2", "/ServiceContracts/Details/102", "/PlanBudgets/Edit/20"])(
  "the record at %s is shown with its links, without a serious finding",
  async (path) => {
    const page = practicePage(records, path);
    if (!page) throw new Error("no such page");
    const { container } = render(<PracticeRecord page={page} />);
    expect(container.textContent).toContain("Banjo Sample");
    for (const link of screen.getAllByRole("link"))
      expect(practicePage(records, (link.getAttribute("href") ?? "").slice(1))).toBeDefined();
    expect(await seriousFindings(container)).toEqual([]);
  },
);

it("an invented client is chosen by name", async () => {
  const onChoose = vi.fn<ClientChoiceProps["onChoose"]>();
  const client = {
    site: "https://practice.invalid",
    path: "/Clients/Profile/1",
    name: "Ada Example",
    ndisNumber: "430000001",
    contracts: [],
  };
  const { container } = render(<ClientChoice clients={[client]} chosen={null} onChoose={onChoose} />);
  const select = screen.getByLabelText(/Invented client/);
  fireEvent.change(select, { target: { value: client.path } });
  expect(onChoose).toHaveBeenCalledExactlyOnceWith(client);
  expect(await seriousFindings(container)).toEqual([]);
});

it("the guide leads to the tabs of the workspace", async () => {
  const { container } = render(<PracticeGuide />);
  const addresses = screen.getAllByRole("link").map((link) => link.getAttribute("href"));
  expect(addresses).toContain("/workspace.html#results");
  expect(await seriousFindings(container)).toEqual([]);
});
