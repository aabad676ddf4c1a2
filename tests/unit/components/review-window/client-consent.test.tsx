import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import {
  ClientConsent,
  type ClientConsentProps,
} from "../../../../components/review-window/client-consent.tsx";
import { seriousFindings } from "../accessible.ts";
import { ignore, NOW } from "../view-fixtures.ts";

afterEach(cleanup);

function show(view: Partial<ClientConsentProps["view"]> = {}, rest: Partial<ClientConsentProps> = {}) {
  const client = { name: "Ngozi Okafor", ndisNumber: "430000017" };
  const whole = { client, participant: false, apiAccess: false, ...view };
  return render(<ClientConsent view={whole} busy={false} onSave={ignore} onCancel={ignore} {...rest} />);
}
const box = (name: RegExp) => screen.queryByRole<HTMLInputElement>("checkbox", { name });
const save = () => fireEvent.click(screen.getByRole("button", { name: "Save" }));

describe("ClientConsent", () => {
  it("F32, F33: ClientConsent names the client, and shows the second tick only with the first", () => {
    const onSave = vi.fn<ClientConsentProps["onSave"]>();
    show({}, { onSave });
    expect(screen.getByRole("heading", { name: "Ngozi Okafor NDIS number 430000017" })).toBeTruthy();
    expect(box(/API access/)).toBeNull();
    fireEvent.click(box(/NDIS PACE Participant/) as HTMLInputElement);
    fireEvent.click(box(/API access/) as HTMLInputElement);
    save();
    expect(onSave).toHaveBeenCalledExactlyOnceWith(true, true);
  });

  it("ClientConsent says that the client's name has characters that can't be seen", () => {
    show({ client: { name: "Ngozi\u202E Okafor", ndisNumber: "430000017" } });
    expect(screen.getByRole("heading").textContent).toContain("Ngozi[U+202E] Okafor");
    expect(screen.getByText(/can't be seen \(right-to-left override\)/)).toBeTruthy();
  });

  it("F33: ClientConsent takes the second tick away with the first", () => {
    const onSave = vi.fn<ClientConsentProps["onSave"]>();
    show({ participant: true, apiAccess: true }, { onSave });
    fireEvent.click(box(/NDIS PACE Participant/) as HTMLInputElement);
    save();
    expect(onSave).toHaveBeenCalledExactlyOnceWith(false, false);
  });

  it("ClientConsent says who set the ticks, and when", () => {
    show({ participant: true, set: { user: "Pat Manager", device: "front-desk", at: NOW } });
    expect(screen.getByText(/Last set 22\/11\/2026, .* by Pat Manager, front-desk\./)).toBeTruthy();
  });

  it("ClientConsent saves nothing while it is busy", () => {
    const onSave = vi.fn<ClientConsentProps["onSave"]>();
    show({}, { busy: true, onSave });
    save();
    expect(onSave).not.toHaveBeenCalled();
  });

  it("ClientConsent has no serious accessibility finding", async () => {
    const { container } = show({ participant: true });
    expect(await seriousFindings(container)).toEqual([]);
  });
});
