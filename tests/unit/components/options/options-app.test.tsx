import { fireEvent, render, screen, within } from "@testing-library/preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import {
  ConnectionCard,
  type ConnectionCardProps,
} from "../../../../components/connection/connection-card.tsx";
import { OptionsApp, type OptionsAppProps } from "../../../../components/options/options-app.tsx";
import { SiteList, type SiteListProps } from "../../../../components/options/site-list.tsx";
import { seriousFindings } from "../accessible.ts";
import { forgetDrafts, keptText, reopen } from "../drafts.ts";
import { connection, ignore, presets, site } from "../view-fixtures.ts";

afterEach(forgetDrafts);

const profiles = [{ id: "careview", name: "CareView" }];
const own = site({ origin: "https://crm.example.com.au", fixed: false, allowed: false });

const offered = { origin: "https://demo.example.net", profileId: "careview", name: "the demo" };

function sites(changes: Partial<SiteListProps> = {}) {
  const callbacks = { onAdd: ignore, onRemove: ignore, onAllow: ignore };
  return <SiteList sites={[site(), own]} profiles={profiles} offered={offered} {...callbacks} {...changes} />;
}

describe("SiteList", () => {
  it("SiteList lists each address with its profile and browser permission", () => {
    render(sites());
    const lines = screen.getAllByRole("row").map(({ textContent }) => textContent);
    expect(lines[1]).toBe("https://app.careview.ioCareViewAllowedBuilt in");
    expect(lines[2]).toBe("https://crm.example.com.auCareViewNot allowedAllowRemove");
  });

  it("SiteList requests a permission, and removes an address that isn't built in", () => {
    const onAllow = vi.fn<SiteListProps["onAllow"]>();
    const onRemove = vi.fn<SiteListProps["onRemove"]>();
    render(sites({ onAllow, onRemove }));
    fireEvent.click(screen.getByRole("button", { name: "Allow crm.example.com.au" }));
    expect(onAllow).toHaveBeenCalledExactlyOnceWith(own.origin);
    expect(screen.getAllByRole("button", { name: /^Remove/ })).toHaveLength(1);
    fireEvent.click(screen.getByRole("button", { name: "Remove crm.example.com.au" }));
    expect(onRemove).toHaveBeenCalledExactlyOnceWith(own.origin);
  });

  it.each([
    ["https://crm.example.com/login?next=1", "https://crm.example.com"],
    [" crm.example.com ", "https://crm.example.com"],
  ])("AddSite adds %s as %s", (typed, origin) => {
    const onAdd = vi.fn<SiteListProps["onAdd"]>();
    render(sites({ onAdd }));
    fireEvent.input(screen.getByLabelText("CRM address"), { target: { value: typed } });
    fireEvent.click(screen.getByRole("button", { name: "Add" }));
    expect(onAdd).toHaveBeenCalledExactlyOnceWith({ origin, profileId: "careview" });
  });

  it("AddSite restores an address that was being entered, until it is in the list", async () => {
    const address = () => screen.getByLabelText<HTMLInputElement>("CRM address");
    await reopen(sites());
    fireEvent.input(address(), { target: { value: "https://new.example" } });
    const { rerender } = await reopen(sites());
    expect(address().value).toBe("https://new.example");
    expect(screen.getByText(/Restored what you had entered/)).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Add" }));
    rerender(sites({ sites: [site(), site({ origin: "https://new.example" })] }));
    await vi.waitFor(() => expect(address().value).toBe(""));
    expect(screen.queryByText(/Restored what you had entered/)).toBeNull();
    expect(await keptText()).toBe("{}");
  });

  it("AddSite rejects text that isn't an address, at the field", () => {
    const onAdd = vi.fn<SiteListProps["onAdd"]>();
    render(sites({ onAdd }));
    fireEvent.input(screen.getByLabelText("CRM address"), { target: { value: "our crm" } });
    fireEvent.click(screen.getByRole("button", { name: "Add" }));
    expect(onAdd).not.toHaveBeenCalled();
    expect(screen.getByLabelText("CRM address").getAttribute("aria-invalid")).toBe("true");
    expect(document.activeElement).toBe(screen.getByLabelText("CRM address"));
  });
});

describe("what AddSite offers", () => {
  it("AddSite adds the vendor's demo only when it is pressed, and offers it no more once it is there", () => {
    const onAdd = vi.fn<SiteListProps["onAdd"]>();
    const { rerender } = render(sites({ onAdd }));
    fireEvent.click(screen.getByRole("button", { name: "Add demo.example.net" }));
    expect(onAdd).toHaveBeenCalledExactlyOnceWith({ origin: offered.origin, profileId: "careview" });
    rerender(sites({ sites: [site(), site({ origin: offered.origin })] }));
    expect(screen.queryByRole("button", { name: "Add demo.example.net" })).toBeNull();
  });

  it("AddSite rejects a pattern of addresses", () => {
    const onAdd = vi.fn<SiteListProps["onAdd"]>();
    render(sites({ onAdd }));
    fireEvent.input(screen.getByLabelText("CRM address"), { target: { value: "https://*.example.com" } });
    fireEvent.click(screen.getByRole("button", { name: "Add" }));
    expect(onAdd).not.toHaveBeenCalled();
  });
});

describe("ConnectionCard", () => {
  it("ConnectionCard counts down both expiries, and requests missing permissions", () => {
    const onAllow = vi.fn<ConnectionCardProps["onAllow"]>();
    const missingOrigins = ["https://api.ndis.gov.au"];
    render(<ConnectionCard connection={connection({ missingOrigins })} onAllow={onAllow} />);
    expect(screen.getByText("Connected to PRODA")).toBeTruthy();
    expect(screen.getByText("Device expires in 178 days (19/05/2027)")).toBeTruthy();
    expect(screen.getByText("Key expires in 9 days (01/12/2026)")).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Allow" }));
    expect(onAllow).toHaveBeenCalledExactlyOnceWith(missingOrigins);
  });

  it.each([
    ["none", "Not connected to PRODA"],
    ["saved", "Saved, device not activated"],
    ["key-expired", "Device key expired"],
    ["device-expired", "Device expired"],
  ] as const)("ConnectionCard in state %s shows: %s", (state, words) => {
    render(<ConnectionCard connection={connection({ state })} onAllow={ignore} />);
    expect(screen.getByText(words)).toBeTruthy();
  });
});

describe("OptionsApp", () => {
  const page: OptionsAppProps = {
    connection: connection({ managed: ["orgId"], missingOrigins: ["https://api.ndis.gov.au"] }),
    connectionForm: { presets, onSave: ignore, onActivate: ignore, onCheck: ignore },
    onAllowConnection: ignore,
    confirmation: { typeFrom: 100_000, problem: null, onTypeFrom: ignore },
    badge: { off: [], problem: null, onChoose: ignore },
    saveSetUp: { problem: null, onSave: ignore },
    sites: [site(), own],
    siteList: { offered, profiles, onAdd: ignore, onRemove: ignore, onAllow: ignore },
    pageCheck: { tabs: [], tabId: undefined, check: undefined, onChoose: ignore, onRefresh: ignore },
    holidays: { extra: [], removed: [], homeStateFixed: false },
    holidayList: { today: "2026-11-22", onAdd: ignore, onRemove: ignore, onKeep: ignore, onHome: ignore },
    upkeepSettings: { upkeep: undefined, problem: null, now: 0, onAllowance: ignore },
    priceRegion: {
      region: null,
      problem: null,
      onRegion: ignore,
      onLists: ignore,
    },
    recordSettings: {
      nonPaceBudgets: false,
      unpublishedCalls: false,
      role: "plan-manager",
      problem: null,
      onNonPaceBudgets: ignore,
      onUnpublishedCalls: ignore,
      onRole: ignore,
    },
    protection: {
      view: undefined,
      busy: null,
      result: null,
      onProtect: ignore,
      onChangePassphrase: ignore,
      onLock: ignore,
      onAutoLock: ignore,
      onRetention: ignore,
      onPurge: ignore,
      onWipe: ignore,
    },
    storedData: { view: { setAside: [] }, product: "Planbridge 1.0.0", isSealed: false },
    organisation: { policy: undefined },
    support: { details: "Planbridge diagnostic", problem: null, isMaking: false, onMake: ignore },
  };

  it("OptionsApp links to its sections", () => {
    render(<OptionsApp {...page} />);
    const links = within(screen.getByRole("navigation")).getAllByRole<HTMLAnchorElement>("link");
    for (const link of links) expect(document.querySelector(link.getAttribute("href") ?? "")).toBeTruthy();
    expect(links.map(({ textContent }) => textContent)).toEqual([
      "Connection",
      "CRM",
      "Page check",
      "Public holidays",
      "Price lists",
      "Outside PACE",
      "Kept up to date",
      "Confirming amounts",
      "Toolbar icon",
      "Protection",
      "Stored data",
      "Your organisation",
      "Practice",
      "Diagnostic",
    ]);
  });

  it("OptionsApp shows nothing of this computer's connection, addresses and protection in practice", () => {
    render(<OptionsApp {...page} isPractice />);
    const links = within(screen.getByRole("navigation")).getAllByRole<HTMLAnchorElement>("link");
    for (const link of links) expect(document.querySelector(link.getAttribute("href") ?? "")).toBeTruthy();
    const titles = screen.getAllByRole("heading", { level: 2 }).map(({ textContent }) => textContent);
    expect(titles).toContain("Public holidays");
    for (const title of ["Connection", "CRM", "Page check", "Protection", "Stored data"])
      expect(titles).not.toContain(title);
  });

  it("OptionsApp makes the diagnostic only when somebody asks for it, since all that is stored is looked through", () => {
    const onMake = vi.fn<() => void>();
    const support = { ...page.support, details: undefined, onMake };
    const { rerender } = render(<OptionsApp {...page} support={support} />);
    expect(screen.queryByRole("button", { name: "Copy diagnostic" })).toBeNull();
    fireEvent.click(screen.getByRole("button", { name: "Make the diagnostic" }));
    expect(onMake).toHaveBeenCalledTimes(1);
    rerender(<OptionsApp {...page} support={{ ...support, isMaking: true }} />);
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "Making the diagnostic…" }).disabled).toBe(
      true,
    );
    rerender(<OptionsApp {...page} />);
    expect(screen.getByRole("button", { name: "Copy diagnostic" })).toBeTruthy();
  });

  it("OptionsApp saves at a press whether budgets outside PACE are asked for, and says that it is a guess", () => {
    const onNonPaceBudgets = vi.fn<(isOn: boolean) => void>();
    render(<OptionsApp {...page} recordSettings={{ ...page.recordSettings, onNonPaceBudgets }} />);
    expect(screen.getByText(/is a guess/)).toBeTruthy();
    fireEvent.click(screen.getByLabelText("Ask the NDIA for plan budgets outside PACE"));
    expect(onNonPaceBudgets).toHaveBeenCalledExactlyOnceWith(true);
  });

  it("OptionsApp saves at a choice where supports are delivered, and that nobody chose", () => {
    const onRegion = vi.fn<OptionsAppProps["priceRegion"]["onRegion"]>();
    render(<OptionsApp {...page} priceRegion={{ ...page.priceRegion, onRegion }} />);
    const choice = screen.getByLabelText("Supports are delivered in");
    fireEvent.change(choice, { target: { value: "very-remote" } });
    fireEvent.change(choice, { target: { value: "" } });
    expect(onRegion.mock.calls).toEqual([["very-remote"], [null]]);
  });

  it("F102: OptionsApp saves at a choice what the organisation is, on which the conditions for budgets depend", () => {
    const onRole = vi.fn<OptionsAppProps["recordSettings"]["onRole"]>();
    render(<OptionsApp {...page} recordSettings={{ ...page.recordSettings, onRole }} />);
    fireEvent.change(screen.getByLabelText("Your organisation's role"), {
      target: { value: "support-coordinator" },
    });
    expect(onRole).toHaveBeenCalledExactlyOnceWith("support-coordinator");
  });

  it("OptionsApp names what was set aside, with details to copy that name nobody", async () => {
    const writeText = vi.fn<(text: string) => Promise<void>>(() => Promise.resolve());
    vi.spyOn(navigator.clipboard, "writeText").mockImplementation(writeText);
    const setAside = [
      { store: "changes" as const, key: "5-a1", path: "set.records[0].kind" },
      { store: "plans" as const, key: "", path: "endDate" },
      { store: "plans" as const, key: "", path: "startDate" },
    ];
    const view = { setAside };
    const { container } = render(<OptionsApp {...page} storedData={{ ...page.storedData, view }} />);
    expect(
      screen.getByText("1 stored change can't be read and was set aside: 5-a1. Other work goes on."),
    ).toBeTruthy();
    expect(
      screen.getByText("2 stored plans can't be read and were set aside. Other work goes on."),
    ).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Copy details" }));
    expect(writeText).toHaveBeenCalledExactlyOnceWith(
      "Planbridge 1.0.0\nchanges  5-a1  set.records[0].kind\nplans  -  endDate\nplans  -  startDate",
    );
    expect(await screen.findByText("Copied.")).toBeTruthy();
    expect(await seriousFindings(container)).toEqual([]);
    vi.restoreAllMocks();
  });

  it("OptionsApp says what is wrong with the stored data as a whole", () => {
    const problem = { code: "database-newer", what: "Newer data.", remedy: "Restart the browser." };
    render(<OptionsApp {...page} storedData={{ ...page.storedData, view: { problem, setAside: [] } }} />);
    expect(screen.getByText("Newer data.")).toBeTruthy();
  });

  it("OptionsApp shows why its state can't be loaded", () => {
    const problem = { code: "refresh", what: "Planbridge was updated.", remedy: "Refresh this page." };
    render(
      <OptionsApp {...page} connection={undefined} connectionForm={{ ...page.connectionForm, problem }} />,
    );
    expect(screen.getByText("Planbridge was updated.")).toBeTruthy();
  });

  it("OptionsApp has no serious accessibility finding", async () => {
    const { container } = render(<OptionsApp {...page} />);
    expect(await seriousFindings(container)).toEqual([]);
  });
});
