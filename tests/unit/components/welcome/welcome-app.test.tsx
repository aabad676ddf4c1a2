import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { WelcomeApp, type WelcomeAppProps } from "../../../../components/welcome/welcome-app.tsx";
import type { SetUpContent } from "../../../../lib/domain/connection/set-up-content.ts";
import { seriousFindings } from "../accessible.ts";
import { connection, ignore, notConnected, presets, settings, site } from "../view-fixtures.ts";

afterEach(cleanup);

const { deviceName: _own, ...shared } = settings;
const setUp = (changes: Partial<SetUpContent> = {}): SetUpContent => ({
  connection: { ...shared, apiKey: "key-1" },
  sites: [],
  homeState: null,
  unusable: [],
  ...changes,
});

function welcome(changes: Partial<WelcomeAppProps> = {}) {
  const props: WelcomeAppProps = {
    connection: notConnected,
    sites: [site()],
    presets,
    file: null,
    fileProblem: null,
    busy: false,
    problem: null,
    onText: ignore,
    onSetUp: ignore,
    onAllow: ignore,
    onOpen: ignore,
  };
  return <WelcomeApp {...props} {...changes} />;
}
const input = (name: string) => screen.getByLabelText<HTMLInputElement>(name);
const type = (name: string, value: string) => fireEvent.input(input(name), { target: { value } });
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }));
const isFolded = (name: string) => input(name).closest("details")?.open === false;

describe("WelcomeApp", () => {
  it("WelcomeApp says to each of the two roles what to do", () => {
    const onOpen = vi.fn<WelcomeAppProps["onOpen"]>();
    render(welcome({ onOpen }));
    const titles = screen.getAllByRole("heading", { level: 2 }).map(({ textContent }) => textContent);
    expect(titles).toEqual(["You are a plan manager", "Try it first", "You are an administrator"]);
    press("Enter the connection");
    expect(onOpen).toHaveBeenCalledExactlyOnceWith("/options.html#connection");
  });

  it("WelcomeApp asks only for what a set-up file leaves open, and sets up with all of it", () => {
    const onSetUp = vi.fn<WelcomeAppProps["onSetUp"]>();
    render(welcome({ file: setUp(), onSetUp }));
    expect([isFolded("RA number"), isFolded("Device name")]).toEqual([true, false]);
    type("Device name", "desk-7");
    type("Activation code", " ABCDEF2345 ");
    press("Set up this computer");
    expect(onSetUp).toHaveBeenCalledExactlyOnceWith(
      { ...shared, apiKey: "key-1", deviceName: "desk-7" },
      "ABCDEF2345",
    );
  });

  it("WelcomeApp shows every wrong value of a file at its field at once, and sets nothing up", () => {
    const onSetUp = vi.fn<WelcomeAppProps["onSetUp"]>();
    const wrong = { ...shared, orgId: "44 00", ndiaHost: "https://elsewhere.example.com", apiKey: "" };
    render(welcome({ file: setUp({ connection: wrong }), onSetUp }));
    expect(["RA number", "NDIA address", "API key"].map(isFolded)).toEqual([false, false, false]);
    press("Set up this computer");
    expect(onSetUp).not.toHaveBeenCalled();
    for (const name of ["RA number", "NDIA address", "API key", "Device name", "Activation code"])
      expect(input(name).getAttribute("aria-invalid"), name).toBe("true");
    expect(input("RA number").value).toBe("44 00");
    expect(screen.getByText("5 fields to correct. Nothing was saved.")).toBeTruthy();
  });

  it("WelcomeApp keeps what was typed for this computer when another file is read", () => {
    const { rerender } = render(welcome({ file: setUp({ connection: { ...shared, orgId: "1" } }) }));
    type("Device name", "desk-7");
    type("Activation code", "ABCDEF2345");
    rerender(welcome({ file: setUp() }));
    expect([input("Device name").value, input("Activation code").value]).toEqual(["desk-7", "ABCDEF2345"]);
    expect([input("RA number").value, isFolded("RA number")]).toEqual([settings.orgId, true]);
  });

  it("WelcomeApp never lets a file change what the organisation's policy has set", () => {
    const managed = connection({ state: "saved", managed: ["orgId", "clientId"] });
    render(welcome({ connection: managed, file: setUp({ connection: { orgId: "9900112233" } }) }));
    expect([input("RA number").value, input("RA number").readOnly]).toEqual([settings.orgId, true]);
    expect(screen.queryByLabelText("Set-up file")).toBeNull();
  });

  it("WelcomeApp says in one line where the organisation has set everything up", () => {
    render(welcome({ connection: connection({ managed: ["orgId", "clientId"] }) }));
    expect(screen.getByText("Your organisation has set everything up. You can start.")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Set up this computer" })).toBeNull();
  });

  it("WelcomeApp allows all addresses that are left by one press, and opens the CRM", () => {
    const onAllow = vi.fn<WelcomeAppProps["onAllow"]>();
    const onOpen = vi.fn<WelcomeAppProps["onOpen"]>();
    const missingOrigins = ["https://api.ndis.gov.au"];
    const blocked = site({ allowed: false, origin: "https://crm.example.org" });
    render(
      welcome({ connection: connection({ missingOrigins }), sites: [site(), blocked], onAllow, onOpen }),
    );
    press("Allow api.ndis.gov.au, crm.example.org");
    expect(onAllow).toHaveBeenCalledExactlyOnceWith([...missingOrigins, "https://crm.example.org"]);
    press("Open app.careview.io");
    expect(onOpen).toHaveBeenCalledExactlyOnceWith("https://app.careview.io");
  });

  it("WelcomeApp reads a chosen file and pasted text, and forgets the text, which may hold the API key", async () => {
    const onText = vi.fn<WelcomeAppProps["onText"]>();
    render(welcome({ onText }));
    fireEvent.change(input("Set-up file"), { target: { files: [new File(["{file}"], "set-up.json")] } });
    await waitFor(() => expect(onText).toHaveBeenCalledExactlyOnceWith("{file}"));
    type("Text of the set-up file", "{pasted}");
    press("Read text");
    expect(onText).toHaveBeenLastCalledWith("{pasted}");
    expect(input("Text of the set-up file").value).toBe("");
    type("Text of the set-up file", "x".repeat(20_001));
    press("Read text");
    expect(onText).toHaveBeenCalledTimes(2);
    expect(screen.getByText(/too long to be a Planbridge set-up file/)).toBeTruthy();
  });

  it("WelcomeApp says what of a file can't be used, and why one can't be read", () => {
    const { rerender } = render(welcome({ file: setUp({ unusable: ["“sites[1]” isn't an address."] }) }));
    expect(screen.getByText("“sites[1]” isn't an address.")).toBeTruthy();
    const fileProblem = {
      code: "not-a-set-up-file",
      what: "This isn't a set-up file.",
      remedy: "Choose it.",
    };
    rerender(welcome({ file: setUp(), fileProblem }));
    expect(screen.getByText("This isn't a set-up file.")).toBeTruthy();
    expect(screen.getByRole("button", { name: "Set up this computer" })).toBeTruthy();
  });

  it.each([
    ["before a file was read", {}],
    [
      "with a file",
      { file: setUp({ unusable: ["one"], sites: [{ origin: "https://a.example", profileId: "careview" }] }) },
    ],
    ["once all is set up", { connection: connection() }],
  ])("WelcomeApp has no serious accessibility finding %s", async (_case, changes) => {
    const { container } = render(welcome(changes));
    expect(await seriousFindings(container)).toEqual([]);
  });
});
