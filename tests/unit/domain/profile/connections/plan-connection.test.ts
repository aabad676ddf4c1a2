import { expect, test } from "vitest";
import {
  type ConnectionDraft,
  planConnection,
} from "../../../../../lib/domain/profile/connections/plan-connection.ts";
import { connectionState } from "../../../../../lib/domain/profile/own-plans.ts";
import {
  ANDREW,
  connectionDraft,
  LUCA_PROFILE,
  MIA_PROFILE,
  ownState,
  parentSides,
} from "../own-fixtures.ts";

const state = () => connectionState(ownState());
const PARENT = {
  profile: LUCA_PROFILE,
  related: ANDREW,
  type: "parent",
  begun: { id: parentSides()[0].id, revision: 1 },
} as const;

test("F172: planConnection makes one end for each profile, each with its own word", () => {
  expect(planConnection(state(), connectionDraft({ type: "parent", word: 1 }), "new")).toEqual({
    value: [
      {
        id: "new",
        profile: LUCA_PROFILE,
        related: MIA_PROFILE,
        type: "parent",
        word: 1,
        status: "current",
        options: [],
        revision: 1,
      },
      {
        id: "new",
        profile: MIA_PROFILE,
        related: LUCA_PROFILE,
        type: "parent",
        word: 0,
        status: "current",
        options: [],
        revision: 1,
      },
    ],
  });
});

test("F173: planConnection changes type and status on both ends", () => {
  const draft = connectionDraft({ ...PARENT, type: "carer", status: "former" });
  expect(planConnection(state(), draft, "new")).toMatchObject({
    value: [
      { profile: LUCA_PROFILE, type: "carer", word: 0, status: "former", options: [], revision: 2 },
      { profile: ANDREW, type: "carer", word: 1, status: "former", options: [], revision: 2 },
    ],
  });
});

test("F174: planConnection keeps what the connection is for on each end apart", () => {
  const sides = parentSides();
  sides[1].options = ["next-of-kin"];
  const draft = connectionDraft({ ...PARENT, options: ["invoice", "primary", "statement"] });
  expect(planConnection({ ...state(), connections: sides }, draft, "new")).toMatchObject({
    value: [{ options: ["primary", "statement", "invoice"] }, { options: ["next-of-kin"] }],
  });
});

test("F174: planConnection lets a second primary contact replace the first one where a person agrees", () => {
  const draft = connectionDraft({ options: ["primary"] });
  expect(planConnection(state(), draft, "new")).toMatchObject({
    problem: { code: "primary-contact-taken", field: "Primary contact" },
  });
  expect(planConnection(state(), { ...draft, replacesPrimary: true }, "new")).toMatchObject({
    value: [
      { profile: LUCA_PROFILE, options: ["primary"] },
      { profile: MIA_PROFILE, options: [] },
      { profile: LUCA_PROFILE, related: ANDREW, options: [], revision: 2 },
    ],
  });
});

test.each<[string, Partial<ConnectionDraft>, string, string | undefined]>([
  ["no contact", { related: "" }, "connection-contact-missing", "Contact"],
  ["oneself", { related: LUCA_PROFILE }, "connection-to-oneself", "Contact"],
  ["a contact who is gone", { related: "contact gone" }, "connection-contact-unknown", "Contact"],
  ["the same contact and type twice", { related: ANDREW, type: "parent" }, "connection-twice", "Type"],
  ["the same from the other word", { related: ANDREW, type: "parent", word: 1 }, "connection-twice", "Type"],
  ["an unknown type", { type: "cousin" }, "connection-type-unknown", "Type"],
  ["an archived type", { type: "friend" }, "connection-type-archived", "Type"],
  [
    "a former one that is for something",
    { status: "former", options: ["statement"] },
    "connection-former-option",
    "Status",
  ],
  ["an older state", { ...PARENT, begun: { ...PARENT.begun, revision: 0 } }, "changed-elsewhere", undefined],
  [
    "another contact than before",
    { ...PARENT, related: MIA_PROFILE },
    "connection-contact-unknown",
    "Contact",
  ],
])("F172: planConnection refuses %s", (_what, draft, code, field) => {
  const { types, ...rest } = state();
  const archived = types.map((type) => (type.id === "friend" ? { ...type, isArchived: true } : type));
  const refused = planConnection({ ...rest, types: archived }, connectionDraft(draft), "new");
  expect(refused).toMatchObject({ problem: { code } });
  expect("problem" in refused && refused.problem.field).toBe(field);
});

test("planConnection keeps an archived type that the connection has", () => {
  const types = state().types.map((type) => ({ ...type, isArchived: true }));
  expect(planConnection({ ...state(), types }, connectionDraft(PARENT), "new")).toMatchObject({
    value: [{ type: "parent" }, { type: "parent" }],
  });
});
