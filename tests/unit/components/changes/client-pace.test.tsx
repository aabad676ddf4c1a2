import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ClientPace, type ClientPaceProps } from "../../../../components/changes/client-pace.tsx";
import type { ClientPaceView } from "../../../../lib/messaging/views.ts";
import { seriousFindings } from "../accessible.ts";
import { changeWith, unmet } from "../change-view-fixtures.ts";
import { ignore } from "../view-fixtures.ts";

afterEach(cleanup);

function show(view: Partial<ClientPaceView>, callbacks: Partial<ClientPaceProps> = {}) {
  const whole: ClientPaceView = {
    participant: true,
    apiAccess: true,
    keptBy: "crm",
    preconditions: [],
    ...view,
  };
  return render(
    <ClientPace view={whole} onTick={ignore} onOpen={ignore} onOptions={ignore} {...callbacks} />,
  );
}
const open = () => screen.queryByRole("button", { name: "+ NDIS Pace" });
const tick = (name: string) => screen.queryByRole<HTMLInputElement>("checkbox", { name });

describe("PACE on the client's page", () => {
  it("F43: shows the badge and nothing where the client is none of PACE's", () => {
    show({});
    expect(screen.getByText("PACE")).toBeTruthy();
    cleanup();
    const { container } = show({ participant: false });
    expect(container.textContent).toBe("");
  });

  it("F34, F35: the button comes with both ticks and opens the dialog", () => {
    const onOpen = vi.fn<ClientPaceProps["onOpen"]>();
    show({}, { onOpen });
    fireEvent.click(screen.getByRole("button", { name: "+ NDIS Pace" }));
    expect(onOpen).toHaveBeenCalledOnce();
    cleanup();
    show({ apiAccess: false });
    expect(open()).toBeNull();
    expect(screen.getByText(/Tick API access on the client's Edit form/)).toBeTruthy();
  });

  it("F32, F33: where Planbridge keeps the ticks, the second comes only with the first", () => {
    const onTick = vi.fn<ClientPaceProps["onTick"]>();
    show({ keptBy: "planbridge", participant: false, apiAccess: false }, { onTick });
    expect(tick("API access")).toBeNull();
    expect(screen.queryByText("PACE")).toBeNull();
    fireEvent.click(screen.getByRole("checkbox", { name: "NDIS PACE Participant" }));
    expect(onTick).toHaveBeenLastCalledWith(true, false);
    cleanup();
    show({ keptBy: "planbridge", apiAccess: false }, { onTick });
    fireEvent.click(screen.getByRole("checkbox", { name: "API access" }));
    expect(onTick).toHaveBeenLastCalledWith(true, true);
  });

  it("F66: where the CRM has no such fields, it says how the CRM gets its own", () => {
    show({ keptBy: "planbridge", participant: false, apiAccess: false });
    expect(screen.getByText(/CRM support can enable PACE for your organisation/)).toBeTruthy();
  });

  it("F41: what is checked before any call is Planbridge's own connection", () => {
    show({ preconditions: unmet });
    fireEvent.click(screen.getByRole("button", { name: "+ NDIS Pace" }));
    expect(screen.getByRole("button", { name: "Open Options" })).toBeTruthy();
  });

  it("F33: the second tick goes with the first", () => {
    const onTick = vi.fn<ClientPaceProps["onTick"]>();
    show({ keptBy: "planbridge" }, { onTick });
    fireEvent.click(screen.getByRole("checkbox", { name: "NDIS PACE Participant" }));
    expect(onTick).toHaveBeenLastCalledWith(false, false);
  });

  it("F32: the CRM's own ticks aren't asked for a second time", () => {
    show({ keptBy: "crm" });
    expect(screen.queryByRole("checkbox")).toBeNull();
  });

  it("F30: lists what doesn't hold as the button's description, and a press opens nothing", async () => {
    const onOpen = vi.fn<ClientPaceProps["onOpen"]>();
    show({ preconditions: unmet }, { onOpen });
    const button = screen.getByRole("button", { name: "+ NDIS Pace" });
    expect(button.getAttribute("aria-disabled")).toBe("true");
    const list = document.getElementById(button.getAttribute("aria-describedby") ?? "");
    expect(list?.textContent).toContain("The PACE API isn't enabled. Enable it under Connection.");
    expect(list?.textContent).not.toContain("Signed in");
    fireEvent.click(button);
    expect(onOpen).not.toHaveBeenCalled();
    await vi.waitFor(() =>
      expect(screen.getByRole("status").textContent).toContain("The NDIS number is missing."),
    );
  });

  it("F30: leads to Options only where that is put right there", () => {
    const onOptions = vi.fn<ClientPaceProps["onOptions"]>();
    show({ preconditions: unmet }, { onOptions });
    fireEvent.click(screen.getByRole("button", { name: "Open Options" }));
    expect(onOptions).toHaveBeenCalledOnce();
  });

  it("tells of a sync under way, with the way to it", () => {
    const onShow = vi.fn<NonNullable<ClientPaceProps["onShow"]>>();
    show({ change: changeWith(["verified", "sending", "waiting"]) }, { onShow });
    expect(screen.getByText("Sync in progress: 1 of 3")).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Show" }));
    expect(onShow).toHaveBeenCalledOnce();
  });

  it("has no serious accessibility finding", async () => {
    const { container } = show({ keptBy: "planbridge", preconditions: unmet });
    expect(await seriousFindings(container)).toEqual([]);
  });
});
