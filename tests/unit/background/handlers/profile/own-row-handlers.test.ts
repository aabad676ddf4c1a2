import { expect, test } from "vitest";
import { ownRowHandlers } from "../../../../../lib/background/handlers/profile/own-row-handlers.ts";
import type { Sender } from "../../../../../lib/background/receive.ts";
import { saveOverviewChange } from "../../../../../lib/storage/overview-repository.ts";
import { LUCA, LUCA_PROFILE, goalDraft, useDraft } from "../../../domain/profile/own-fixtures.ts";
import { freshDatabase } from "../../../storage/row-fixtures.ts";

const own: Sender = { caller: "extension-page", origin: "chrome-extension://own" };
const typed = { name: "Andrew Milne", phone: "", email: "", address: "" };

test("each operation stores what it is for, and a contact goes with the connections", async () => {
  const db = await freshDatabase();
  await saveOverviewChange(db, LUCA, (overview) => overview);
  const handlers = ownRowHandlers(db);
  await handlers["contacts.save"]({ typed }, own);
  const [contact] = await db.getAll("contacts");
  if (!contact) throw new Error("it was stored");
  const draft = {
    profile: LUCA_PROFILE,
    related: `contact ${contact.id}`,
    type: "parent",
    word: 0 as const,
    status: "current" as const,
    options: [],
    replacesPrimary: false,
  };
  expect(await handlers["connections.save"]({ draft }, own)).toBeNull();
  expect(await db.count("connections")).toBe(2);
  await handlers["contacts.remove"]({ begun: { id: contact.id, revision: 1 } }, own);
  expect([await db.count("connections"), await db.count("contacts")]).toEqual([0, 0]);

  await handlers["own-goals.save"](goalDraft({ goalId: "", newGoal: "Live independently" }), own);
  await handlers["resources.save"]({ kind: "place", name: "Pool", isArchived: false }, own);
  const [resource] = await db.getAll("resources");
  await handlers["resource-uses.save"](useDraft({ resourceId: resource?.id ?? "" }), own);
  expect([await db.count("ownGoals"), await db.count("resourceUses")]).toEqual([1, 1]);
  const lines = [
    ["NDIS number", "Goal name", "Goal"],
    [LUCA.ndisNumber, "Swim", "Be fit"],
  ];
  expect(await handlers["own-rows.import"]({ site: LUCA.site, kind: "goals", lines }, own)).toEqual({
    stored: 1,
    leftOut: [],
  });
});
