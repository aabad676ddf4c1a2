import { cleanup, render, screen } from "@testing-library/preact";
import { afterEach, expect, test } from "vitest";
import { PrimaryContact } from "../../../../components/profile/connections/primary-contact.tsx";
import { OwnSections } from "../../../../components/profile/panel/own-sections.tsx";
import { viewOwnRows } from "../../../../lib/domain/profile/own-rows-view.ts";
import { LUCA, ownState } from "../../domain/profile/own-fixtures.ts";
import { TODAY } from "../../test-clock.ts";
import { seriousFindings } from "../accessible.ts";

afterEach(cleanup);

test("F109: the organisation's goals stand under a heading of their own, apart from those of the NDIA", async () => {
  const own = viewOwnRows(ownState(), LUCA, TODAY);
  const { container } = render(<OwnSections own={own} ndisNumber={LUCA.ndisNumber} />);
  expect(screen.getByRole("region", { name: "Your organisation's goals" }).textContent).toContain(
    "Kept in Planbridge, apart from the plan's goals at the NDIA.",
  );
  expect(await seriousFindings(container)).toEqual([]);
});

test("F174: the side panel shows connections and resources to read, and no form", () => {
  const own = viewOwnRows(ownState(), LUCA, TODAY);
  render(<OwnSections own={own} ndisNumber={LUCA.ndisNumber} />);
  expect(screen.getByRole("list", { name: "Connections" }).textContent).toContain(
    "Andrew MilneParentPrimary contact",
  );
  expect(screen.getByRole("list", { name: "Resources" }).textContent).toContain("Ana SilvaWorker");
  expect(screen.queryAllByRole("button")).toEqual([]);
});

test("F174: the primary contact shows at a glance with phone and email, and nothing where there is none", () => {
  const { connections } = viewOwnRows(ownState(), LUCA, TODAY);
  const { container } = render(<PrimaryContact views={connections} />);
  expect(container.textContent).toBe(
    "Primary contact: Andrew Milne (Parent), 0400 000 001, andrew@example.org",
  );
  cleanup();
  expect(render(<PrimaryContact views={[]} />).container.textContent).toBe("");
});

test("the way to the profile has a mark in place of the NDIS number", () => {
  const own = viewOwnRows(ownState({ connections: [], resourceUses: [], ownGoals: [] }), LUCA, TODAY);
  render(<OwnSections own={own} ndisNumber={LUCA.ndisNumber} />);
  const address = screen.getByRole("link").getAttribute("href");
  expect(address).toMatch(/^workspace\.html#profile\?ndis=/);
  expect(address).not.toContain(LUCA.ndisNumber);
  expect(screen.getByText("Nobody is connected to this participant yet.")).toBeTruthy();
});
