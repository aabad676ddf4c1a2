import { fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import {
  ConnectionForm,
  type ConnectionFormProps,
} from "../../../../components/connection/connection-form.tsx";
import { forgetDrafts, keptText, reopen } from "../drafts.ts";
import { connection, ignore, notConnected, presets, settings } from "../view-fixtures.ts";

afterEach(forgetDrafts);

function form(changes: Partial<ConnectionFormProps> = {}) {
  const callbacks = { onSave: ignore, onActivate: ignore, onCheck: ignore };
  return <ConnectionForm connection={connection()} presets={presets} {...callbacks} {...changes} />;
}
const input = (name: string) => screen.getByLabelText<HTMLInputElement>(name);
const type = (name: string, value: string) => fireEvent.input(input(name), { target: { value } });
const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));
const folded = () => !screen.getByText("Addresses and audiences").closest("details")?.open;

const wrongRa = {
  code: "proda-DE.2",
  what: "PRODA doesn't know this.",
  remedy: "Check it.",
  field: "RA number",
};

describe("ConnectionForm", () => {
  it("ConnectionForm fills in the known addresses of the chosen environment", () => {
    const onSave = vi.fn<ConnectionFormProps["onSave"]>();
    render(form({ onSave }));
    fireEvent.change(input("Environment"), { target: { value: "test" } });
    expect(input("Device activation address").value).toBe("https://test.device.proda.humanservices.gov.au");
    // The saved key was for other addresses.
    press("Save");
    expect(onSave).not.toHaveBeenCalled();
    expect(input("API key").getAttribute("aria-invalid")).toBe("true");
    expect(screen.getByText(/^Enter it again: an address has changed/)).toBeTruthy();
    type("API key", "key-2");
    press("Save");
    expect(onSave).toHaveBeenCalledExactlyOnceWith({
      ...settings,
      environment: "test",
      ...presets.test,
      apiKey: "key-2",
    });
  });

  it("ConnectionForm rejects an address that is neither PRODA's nor the NDIA's, unless policy has set it", () => {
    const onSave = vi.fn<ConnectionFormProps["onSave"]>();
    const strange = { ...settings, ndiaHost: "https://ndis.gov.au.example.com" };
    const { unmount } = render(form({ onSave, connection: connection({ settings: strange }) }));
    press("Save");
    expect(onSave).not.toHaveBeenCalled();
    expect(input("NDIA address").getAttribute("aria-invalid")).toBe("true");
    unmount();
    render(form({ onSave, connection: connection({ settings: strange, managed: ["ndiaHost"] }) }));
    press("Save");
    expect(onSave).toHaveBeenCalledTimes(1);
  });

  it("ConnectionForm leaves no test address behind in production", () => {
    render(
      form({ connection: connection({ settings: { ...settings, environment: "test", ...presets.test } }) }),
    );
    fireEvent.change(input("Environment"), { target: { value: "production" } });
    expect(input("NDIA address").value).toBe("");
  });

  it("ConnectionForm expands the addresses only when one is needed or the environment is Other", () => {
    const { unmount } = render(form());
    expect(folded()).toBe(true);
    fireEvent.change(input("Environment"), { target: { value: "other" } });
    expect(folded()).toBe(false);
    unmount();
    render(form({ connection: notConnected }));
    expect(folded()).toBe(false);
  });

  it("ConnectionForm keeps the saved API key secret, and sends an empty one to keep it", () => {
    const onSave = vi.fn<ConnectionFormProps["onSave"]>();
    render(form({ onSave }));
    expect(input("API key").type).toBe("password");
    expect(screen.getByText("Saved – leave empty to keep it.")).toBeTruthy();
    press("Save");
    expect(onSave.mock.calls[0]?.[0].apiKey).toBe("");
  });

  it("ConnectionForm shows an error at its field, and focuses it when the reply comes", () => {
    const { rerender } = render(form());
    press("Save");
    rerender(form({ busy: "save" }));
    rerender(form({ problem: wrongRa }));
    const bad = input("RA number");
    expect(bad.getAttribute("aria-invalid")).toBe("true");
    const described = bad.getAttribute("aria-describedby")?.split(" ") ?? [];
    const words = described.map((id) => document.getElementById(id)?.textContent).join(" ");
    expect(words).toContain("PRODA doesn't know this. Check it.");
    expect(document.activeElement).toBe(bad);
    expect(input("Client id").hasAttribute("aria-invalid")).toBe(false);
  });

  it("ConnectionForm expands the addresses to focus an invalid one", () => {
    const { rerender } = render(form());
    press("Check connection");
    rerender(form({ problem: { ...wrongRa, field: "Token address" } }));
    expect(folded()).toBe(false);
    expect(document.activeElement).toBe(input("Token address"));
  });

  it("ConnectionForm leaves the focus alone for a problem without a press", () => {
    const { rerender } = render(form());
    rerender(form({ problem: wrongRa }));
    expect(document.activeElement).toBe(document.body);
  });

  it("ConnectionForm shows a problem about no field below the form", () => {
    render(form({ problem: { code: "offline", what: "PRODA can't be reached.", remedy: "Try later." } }));
    expect(screen.getByRole("alert").textContent).toBe("PRODA can't be reached.Try later.");
  });

  it("ConnectionForm shows policy settings as read-only", () => {
    render(form({ connection: connection({ managed: ["environment", "orgId", "tokenHost"] }) }));
    expect(input("RA number").readOnly).toBe(true);
    expect(input("Environment").disabled).toBe(true);
    expect(input("Client id").readOnly).toBe(false);
    expect(screen.getAllByText("Set by your organisation")).toHaveLength(3);
  });

  it("ConnectionForm keeps a managed address when another environment is chosen", () => {
    render(form({ connection: connection({ managed: ["tokenHost"] }) }));
    fireEvent.change(input("Environment"), { target: { value: "test" } });
    expect(input("Token address").value).toBe(settings.tokenHost);
    expect(input("NDIA address").value).toBe(presets.test.ndiaHost);
  });

  it("ConnectionForm activates with the typed code, and asks for a missing one", () => {
    const onActivate = vi.fn<ConnectionFormProps["onActivate"]>();
    render(form({ onActivate }));
    press("Activate device");
    expect(onActivate).not.toHaveBeenCalled();
    expect(input("Activation code").getAttribute("aria-invalid")).toBe("true");
    expect(document.activeElement).toBe(input("Activation code"));
    type("Activation code", " AB12CD ");
    press("Activate device");
    expect(onActivate).toHaveBeenCalledExactlyOnceWith(settings, "AB12CD");
  });

  it("ConnectionForm reports all invalid fields at once, each with a link to its field", () => {
    const onActivate = vi.fn<ConnectionFormProps["onActivate"]>();
    render(form({ connection: notConnected, onActivate }));
    type("RA number", "44");
    press("Activate device");
    expect(onActivate).not.toHaveBeenCalled();
    const wrong = ["Client id", "API key", "RA number", "Device name", "NDIA address", "Activation code"];
    for (const name of wrong) expect(input(name).getAttribute("aria-invalid")).toBe("true");
    expect(input("Token address").hasAttribute("aria-invalid")).toBe(false);
    expect(document.activeElement).toBe(input("Client id"));
    expect(screen.getByRole("alert").textContent).toContain("6 fields to correct. Nothing was saved.");
    fireEvent.click(screen.getByRole("link", { name: "RA number must be ten digits, as PRODA shows it." }));
    expect(document.activeElement).toBe(input("RA number"));
    fireEvent.click(screen.getByRole("link", { name: /^NDIA address/ }));
    expect(document.activeElement).toBe(input("NDIA address"));
  });

  it("ConnectionForm focuses a single invalid field without a summary", () => {
    render(form());
    type("RA number", "44");
    press("Save");
    expect(screen.queryByRole("alert")).toBeNull();
    expect(document.activeElement).toBe(input("RA number"));
  });

  it("ConnectionForm shows each of several problems from the background at its field", () => {
    const { rerender } = render(form());
    press("Save");
    rerender(form({ busy: "save" }));
    const fields = [
      { field: "RA number", what: "RA number is wrong.", remedy: "Look." },
      { field: "Token address", what: "Token address is wrong.", remedy: "Look." },
    ];
    rerender(
      form({ problem: { code: "x", what: "Both.", remedy: "", field: "RA number, Token address", fields } }),
    );
    expect(screen.getByRole("link", { name: "Token address is wrong." })).toBeTruthy();
    expect(document.getElementById("pb-orgId-error")?.textContent).toBe("RA number is wrong. Look.");
    expect(document.activeElement).toBe(input("RA number"));
  });

  it("ConnectionForm clears the secrets once saved, and keeps the input when a save fails", () => {
    const { rerender } = render(form());
    type("API key", "secret");
    type("Client id", "another");
    press("Save");
    rerender(form({ busy: "save" }));
    rerender(form({ problem: wrongRa }));
    expect(input("API key").value).toBe("secret");
    expect(input("Client id").value).toBe("another");
    press("Save");
    rerender(form({ busy: "save" }));
    rerender(form({ done: "save" }));
    expect(input("API key").value).toBe("");
    expect(screen.getByText("Saved.")).toBeTruthy();
  });

  it("ConnectionForm restores what was typed when its page was closed, without the API key and the activation code", async () => {
    await reopen(form());
    type("Client id", "another");
    type("API key", "k3y-of-ours");
    type("Activation code", "c0de");
    expect(await keptText()).not.toMatch(/k3y-of-ours|c0de/);
    await reopen(form());
    expect(input("Client id").value).toBe("another");
    expect([input("API key").value, input("Activation code").value]).toEqual(["", ""]);
    expect(screen.getByText(/Restored what you had entered/)).toBeTruthy();
    press("Clear it");
    expect(input("Client id").value).toBe(settings.clientId);
    expect(await keptText()).toBe("{}");
  });

  it("ConnectionForm restores nothing over a field that policy has set, and nothing that was saved", async () => {
    await reopen(form());
    type("Client id", "another");
    type("RA number", "1234567890");
    const { rerender } = await reopen(form({ connection: connection({ managed: ["clientId"] }) }));
    expect(input("RA number").value).toBe("1234567890");
    expect(screen.queryByDisplayValue("another")).toBeNull();
    rerender(form({ connection: connection({ settings: { ...settings, orgId: "1234567890" } }) }));
    await vi.waitFor(async () => expect(await keptText()).toBe("{}"));
  });

  it("ConnectionForm ignores presses while a task is running, and names the task", () => {
    const onCheck = vi.fn<ConnectionFormProps["onCheck"]>();
    render(form({ busy: "check", onCheck }));
    press("Checking…");
    expect(onCheck).not.toHaveBeenCalled();
  });
});
