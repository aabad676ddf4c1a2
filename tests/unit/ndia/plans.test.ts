import { describe, expect, test } from "vitest";
import { type NdiaGet, retrieveKnownPlans, retrievePlans } from "../../../lib/ndia/plans.ts";

const identity = { surname: "O'Hara-Lee", dateOfBirth: "1971-12-30", ndisNumber: "430000025" };
const old = {
  is_pace_plan: false,
  participant_plan_id: 1080001,
  plan_start_date: "2026-01-12",
  plan_end_date: "2027-01-11",
};
const pace = {
  is_pace_plan: true,
  participant_plan_id: 0,
  plan_start_date: "2026-01-12",
  plan_end_date: "2029-01-12",
  plan_first_start_date: "2026-01-12",
};

function retrieve(plans: unknown, determined: unknown = { is_pace_plan: false }) {
  const asked: unknown[] = [];
  const ask: NdiaGet = (path, query) => {
    asked.push([path, query]);
    return Promise.resolve(path.includes("determine") ? determined : plans);
  };
  return retrievePlans(ask, identity).then((retrieval) => ({ ...retrieval, asked }));
}

describe("retrievePlans", () => {
  test("F147: retrievePlans sends surname, date of birth and NDIS number with both requests", async () => {
    const query = {
      participant: "430000025",
      participant_surname: "O'Hara-Lee",
      date_of_birth: "1971-12-30",
    };
    expect((await retrieve([])).asked).toEqual([
      ["4.0/determine-participant-plan/", query],
      ["4.0/plans/", query],
    ]);
  });

  test("F84: retrievePlans keeps the NDIA's reference of a non-PACE plan", async () => {
    expect(await retrieve([old])).toMatchObject({
      isPace: false,
      plans: [{ isPace: false, reference: "1080001", startDate: "2026-01-12", endDate: "2027-01-11" }],
    });
  });

  test("F80: retrievePlans drops the reference of a PACE plan", async () => {
    const { plans } = await retrieve([pace, { ...pace, participant_plan_id: 77 }], { is_pace_plan: true });
    expect(plans.map(({ reference }) => reference)).toEqual([null, null]);
  });

  test("retrievePlans takes a plan without a PACE flag as PACE if the participant is on PACE", async () => {
    const { is_pace_plan: _unsaid, ...rest } = pace;
    expect((await retrieve([rest], { is_pace_plan: true })).plans).toMatchObject([
      { isPace: true, reference: null },
    ]);
  });

  test.each([
    ["fields that Planbridge doesn't know", { ...old, colour: "blue", nested: { a: [1] } }],
    ["its id as text", { ...old, participant_plan_id: "1080001" }],
  ])("retrievePlans reads a plan with %s", async (_title, plan) => {
    const { plans, raw } = await retrieve([plan]);
    expect(plans).toMatchObject([{ reference: "1080001", endDate: "2027-01-11" }]);
    expect(raw.plans).toEqual([plan]);
  });

  test.each([["0001-01-01"], ["0000-00-00"], [""], [null], [undefined]])(
    "retrievePlans reads the end date %j as no end date",
    async (plan_end_date) => {
      expect((await retrieve([{ ...old, plan_end_date }])).plans).toMatchObject([{ endDate: null }]);
    },
  );

  test("retrievePlans keeps both raw answers", async () => {
    const determined = { is_pace_plan: false, plan_first_start_date: "0001-01-01", extra: 1 };
    expect((await retrieve([old], determined)).raw).toEqual({ determine: determined, plans: [old] });
  });

  test("retrievePlans returns no plan for an empty list", async () => {
    expect((await retrieve([])).plans).toEqual([]);
  });
});

describe("retrievePlans: invalid answers", () => {
  test.each<[string, unknown, string]>([
    ["an end date that doesn't exist", [old, { ...old, plan_end_date: "2027-02-29" }], "plan_end_date"],
    ["a start date that doesn't exist", [{ ...old, plan_start_date: "2026-13-01" }], "plan_start_date"],
    ["a date in the Australian form", [{ ...old, plan_start_date: "12/01/2026" }], "12/01/2026"],
    ["a date with a time", [{ ...old, plan_end_date: "2027-01-11T00:00:00Z" }], "plan_end_date"],
    ["a date as a number", [{ ...old, plan_end_date: 20270111 }], "plan_end_date"],
    ["an end before the start", [{ ...old, plan_end_date: "2026-01-11" }], "before plan_start_date"],
    ["no start date", [{ ...old, plan_start_date: "" }], "plan_start_date"],
    ["a start date that says “none”", [{ ...old, plan_start_date: "0001-01-01" }], "plan_start_date"],
    ["a start date left out", [{ participant_plan_id: 1 }], "plan_start_date"],
    ["a non-PACE plan without an id", [{ ...old, participant_plan_id: undefined }], "participant_plan_id"],
    ["a PACE flag as text", [{ ...old, is_pace_plan: "false" }], "is_pace_plan"],
    ["one plan in place of a list", old, "list of plans"],
    ["no result", undefined, "list of plans"],
    ["null", null, "list of plans"],
  ])("F81: retrievePlans rejects %s", async (_title, answered, named) => {
    await expect(retrieve(answered)).rejects.toMatchObject({
      kind: "permanent",
      problem: { code: "ndia-bad-answer", what: expect.stringContaining(named) },
    });
  });

  test.each<[unknown]>([[null], [{}], [{ is_pace_plan: null }], [{ is_pace_plan: "yes" }]])(
    "F81: retrievePlans rejects %j for the PACE flag",
    async (determined) => {
      await expect(retrieve([old], determined)).rejects.toMatchObject({
        problem: { code: "ndia-bad-answer" },
      });
    },
  );
});

describe("retrieveKnownPlans", () => {
  const known = async (plans: unknown, isPace = true) => {
    const asked: string[] = [];
    const ask: NdiaGet = (path) => {
      asked.push(path);
      return Promise.resolve(path.includes("determine") ? { is_pace_plan: isPace } : plans);
    };
    const retrieval = await retrieveKnownPlans(ask, identity);
    return { asked, isPace: retrieval.isPace, plans: retrieval.plans };
  };

  test.each([
    ["outside PACE", old, false],
    ["on PACE", pace, true],
  ])(
    "retrieveKnownPlans takes one call where each plan tells that it is %s",
    async (_title, plan, isPace) => {
      expect(await known([plan], !isPace)).toMatchObject({
        asked: ["4.0/plans/"],
        isPace,
        plans: [{ isPace }],
      });
    },
  );

  test("retrieveKnownPlans asks whether it is PACE where a plan doesn't tell, or none is listed", async () => {
    const asked = ["4.0/plans/", "4.0/determine-participant-plan/"];
    expect(await known([])).toEqual({ asked, isPace: true, plans: [] });
    const { is_pace_plan: _untold, ...untold } = pace;
    expect(await known([untold])).toMatchObject({
      asked,
      isPace: true,
      plans: [{ isPace: true, reference: null }],
    });
    expect(await known([{ ...old, is_pace_plan: null }], false)).toMatchObject({ asked, isPace: false });
  });
});
