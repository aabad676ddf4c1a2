import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import {
  ParticipantsChoice,
  type ParticipantsChoiceProps,
} from "../../../../components/review-window/participants-choice.tsx";
import type { ChosenClient } from "../../../../lib/domain/sync/chosen-client.ts";
import { seriousFindings } from "../accessible.ts";
import { ignore, NOW } from "../view-fixtures.ts";

afterEach(cleanup);

const PROBLEM = {
  code: "ndis-number-missing",
  what: "No NDIS number.",
  remedy: "Fill it in.",
  field: "NDIS Number",
};
const ADA: ChosenClient = { path: "/Clients/Profile/1", name: "Ada Nguyen", ndisNumber: "430000017" };
const BEN: ChosenClient = {
  path: "/Clients/Profile/2",
  name: "Ben Okafor",
  ndisNumber: "430000025",
  consent: { user: "Pat Manager", device: "desk-1", at: NOW },
};
const CAT: ChosenClient = { path: "/Clients/Profile/3", name: "Cat Li", ndisNumber: null, problem: PROBLEM };

const onStart = vi.fn<ParticipantsChoiceProps["onStart"]>();

function show(change: Partial<ParticipantsChoiceProps> = {}) {
  const clients = change.clients ?? [ADA, BEN, CAT];
  onStart.mockReset();
  return render(
    <ParticipantsChoice
      clients={clients}
      total={clients.length}
      timeLeft={null}
      busy={false}
      onStart={onStart}
      onCancel={ignore}
      {...change}
    />,
  );
}
const box = (name: RegExp) => screen.getByRole<HTMLInputElement>("checkbox", { name });
const toggle = (name: RegExp) => fireEvent.click(box(name));
const submit = () => fireEvent.click(screen.getByRole("button", { name: /^Synchronise/ }));
const started = () => {
  const [choice] = onStart.mock.calls[0] ?? [];
  return choice && { parts: choice.parts, consenting: [...choice.consenting] };
};

describe("ParticipantsChoice", () => {
  it("F149, F191: ParticipantsChoice starts only once consent is confirmed, for those who are ticked", () => {
    show();
    submit();
    expect(onStart).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(box(/^The 2 ticked participants consent/));
    expect(screen.getByText(/^Confirm the participants' consent/)).toBeTruthy();
    toggle(/^Ada Nguyen/);
    toggle(/^The 1 ticked participant consents/);
    submit();
    expect(started()).toEqual({ parts: ["budgets", "goals", "bookings"], consenting: [BEN.path] });
  });

  it("F149: a confirmation is of those who were ticked then, and doesn't outlast another tick", () => {
    show();
    toggle(/^The 2 ticked participants consent/);
    toggle(/^Ben Okafor/);
    expect(box(/^The 1 ticked/).checked).toBe(false);
    fireEvent.click(screen.getByRole("button", { name: "Untick all" }));
    toggle(/^The 0 ticked/);
    submit();
    expect(onStart).not.toHaveBeenCalled();
    expect(screen.getByText(/^Tick a participant who consents/)).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Tick all" }));
    expect([box(/^Ada/).checked, box(/^Ben/).checked]).toEqual([true, true]);
  });

  it("F148: without plan budgets nobody's consent is asked for", () => {
    show();
    toggle(/^Plan budgets/);
    expect(screen.queryByRole("checkbox", { name: /sharing their plan budgets/ })).toBeNull();
    expect(screen.queryByRole("checkbox", { name: /Ada/ })).toBeNull();
    submit();
    expect(started()).toEqual({ parts: ["goals", "bookings"], consenting: [] });
  });

  it("F147: ParticipantsChoice names what is missing of a client, and takes no consent for them", async () => {
    const { container } = show();
    expect(screen.getByText("No NDIS number.")).toBeTruthy();
    expect(screen.queryByRole("checkbox", { name: /Cat Li/ })).toBeNull();
    expect(screen.getByText(/^Consent last confirmed 22\/11\/2026.* by/).textContent).toContain(
      "Pat Manager",
    );
    expect(await seriousFindings(container)).toEqual([]);
  });

  it("ParticipantsChoice says how far the clients' pages are read, and starts nothing before they all are", () => {
    show({ clients: [ADA], total: 60, timeLeft: "2 min" });
    expect(screen.getByText("1 of 60 clients' pages read. About 2 min left.")).toBeTruthy();
    expect(screen.getByRole<HTMLProgressElement>("progressbar").value).toBe(1);
    toggle(/^The 1 ticked/);
    submit();
    expect(onStart).not.toHaveBeenCalled();
  });

  it("ParticipantsChoice of one client speaks of one, and starts nothing while it is busy", () => {
    show({ clients: [ADA], busy: true });
    toggle(/^The participant consents to sharing/);
    submit();
    expect(onStart).not.toHaveBeenCalled();
    expect(screen.getByRole("heading", { name: "Client" })).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Untick all" })).toBeNull();
  });
});
