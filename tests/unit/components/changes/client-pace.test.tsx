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
    <ClientPace view={whole} onSetUp={ignore} onOpen={ignore} onOptions={ignore} {...callbacks} />,
  );
}
const open = () => screen.queryByRole("button", { name: "+ NDIS Pace" });

describe("ClientPace", () => {
  it("F43: ClientPace shows the badge, and nothing for a client who isn't on PACE", () => {
    show({});
    expect(screen.getByText("PACE")).toBeTruthy();
    cleanup();
    const { container } = show({ participant: false });
    expect(container.textContent).toBe("");
  });

  it("ClientPace tells why the background can't reply, in place of nothing", () => {
    const problem = { code: "database-closed", what: "Data is closed.", remedy: "Try again." };
    render(<ClientPace view={null} problem={problem} onSetUp={ignore} onOpen={ignore} onOptions={ignore} />);
    expect(screen.getByText("Data is closed.")).toBeTruthy();
    expect(open()).toBeNull();
  });

  it("F34, F35: ClientPace shows the button with both ticks, and it opens the dialog", () => {
    const onOpen = vi.fn<ClientPaceProps["onOpen"]>();
    show({}, { onOpen });
    fireEvent.click(screen.getByRole("button", { name: "+ NDIS Pace" }));
    expect(onOpen).toHaveBeenCalledOnce();
    cleanup();
    show({ apiAccess: false });
    expect(open()).toBeNull();
    expect(screen.getByText(/Tick API access on the client's Edit form/)).toBeTruthy();
  });

  it("F32: ClientPace takes no tick on the page, and leads to the window that does", () => {
    const onSetUp = vi.fn<ClientPaceProps["onSetUp"]>();
    show({ keptBy: "planbridge", participant: false, apiAccess: false }, { onSetUp });
    expect(screen.queryByText("PACE")).toBeNull();
    fireEvent.click(screen.getByRole("button", { name: "Set up PACE…" }));
    cleanup();
    show({ keptBy: "planbridge", apiAccess: false }, { onSetUp });
    expect(screen.getByText("API access isn't ticked.")).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Set up PACE…" }));
    expect(onSetUp).toHaveBeenCalledTimes(2);
    expect(screen.queryByRole("checkbox")).toBeNull();
  });

  it("F66: ClientPace says how the CRM gets PACE fields when it has none", () => {
    show({ keptBy: "planbridge", participant: false, apiAccess: false });
    expect(screen.getByText(/CRM support can enable PACE for your organisation/)).toBeTruthy();
  });

  it("F41: ClientPace checks Planbridge's own connection before any call", () => {
    show({ preconditions: unmet });
    fireEvent.click(screen.getByRole("button", { name: "+ NDIS Pace" }));
    expect(screen.getByRole("button", { name: "Open Options" })).toBeTruthy();
  });

  it("F32: ClientPace doesn't repeat the CRM's own ticks", () => {
    show({ keptBy: "crm" });
    expect(screen.queryByRole("button", { name: "Set up PACE…" })).toBeNull();
  });

  it("F30: ClientPace lists failed preconditions as the button's description, and a press opens nothing", async () => {
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

  it("F30: ClientPace links to Options only for a precondition that is fixed there", () => {
    const onOptions = vi.fn<ClientPaceProps["onOptions"]>();
    show({ preconditions: unmet }, { onOptions });
    fireEvent.click(screen.getByRole("button", { name: "Open Options" }));
    expect(onOptions).toHaveBeenCalledOnce();
  });

  it("ClientPace shows a sync in progress with a link to it", () => {
    const onShow = vi.fn<NonNullable<ClientPaceProps["onShow"]>>();
    show({ change: changeWith(["verified", "sending", "waiting"]) }, { onShow });
    expect(screen.getByText("Sync in progress: 1 of 3")).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Show" }));
    expect(onShow).toHaveBeenCalledOnce();
  });

  it("ClientPace has no serious accessibility finding", async () => {
    const { container } = show({ keptBy: "planbridge", preconditions: unmet });
    expect(await seriousFindings(container)).toEqual([]);
  });

  it("ClientPace says to refresh a page that lists no contract after one was created", () => {
    const refresh = "Refresh this page to see the new contract in the list.";
    const change = changeWith(["verified"], { state: "done" });
    show({ change }, { listsNone: true });
    expect(screen.getByText(refresh)).toBeTruthy();
    cleanup();
    show({ change }, { listsNone: false });
    expect(screen.queryByText(refresh)).toBeNull();
    cleanup();
    show({ change: changeWith(["sending"], { state: "applying" }) }, { listsNone: true });
    expect(screen.queryByText(refresh)).toBeNull();
  });
});
