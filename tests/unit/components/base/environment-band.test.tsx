import { cleanup, render, screen } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import { EnvironmentBand, EnvironmentContext } from "../../../../components/base/environment-band.tsx";
import { PanelFrame } from "../../../../components/base/panel.tsx";
import { PolicyContext } from "../../../../components/organisation/policy-context.ts";
import { ReviewWindow } from "../../../../components/review-window/review-window.tsx";
import { FULL_ACCESS } from "../../../../lib/domain/access/access.ts";
import { ignore } from "../view-fixtures.ts";

afterEach(cleanup);

it.each([
  ["test", true],
  ["production", false],
  [null, false],
] as const)("EnvironmentBand says of the environment %s that it is a test: %s", (environment, isSaid) => {
  render(<EnvironmentBand environment={environment} />);
  expect(screen.queryByText("Test environment") !== null).toBe(isSaid);
});

it.each([
  ["test", 1],
  [null, 0],
] as const)("a dialog in a CRM's page whose environment is %s has %i bands", (environment, bands) => {
  render(
    <EnvironmentContext.Provider value={environment}>
      <PanelFrame title="Sync" onClose={ignore}>
        <p>Body</p>
      </PanelFrame>
    </EnvironmentContext.Provider>,
  );
  expect(screen.queryAllByText("Test environment")).toHaveLength(bands);
});

it("the window in which a person decides says which environment it is", () => {
  const policy = { entries: [], problem: null, access: FULL_ACCESS, band: "test" } as const;
  render(
    <PolicyContext.Provider value={{ ...policy, entries: [] }}>
      <ReviewWindow title="Review" problem={null} waiting={null} />
    </PolicyContext.Provider>,
  );
  expect(screen.getByText("Test environment")).toBeTruthy();
});
