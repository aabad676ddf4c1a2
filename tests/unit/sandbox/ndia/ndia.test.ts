import { expect, test } from "vitest";
import type { CaseName } from "../../../sandbox/people/case-name.ts";
import { askAgency, identityOf, type AskedIdentity } from "../agency.ts";
import { ProdaDevice } from "../proda-device.ts";
import { runSandbox } from "../running.ts";

const sandbox = runSandbox();

type Envelope = { success: boolean; result?: unknown; errors: unknown[] };

/** The client that was assigned a case, as their CRM profile has them. */
function clientWith(caseName: CaseName): Promise<AskedIdentity> {
  const row = sandbox()
    .control.expected()
    .find((each) => each.caseName === caseName);
  return identityOf(sandbox(), row?.clientId);
}

const ask = (path: string, asked: AskedIdentity, headers: Record<string, string> = {}) =>
  askAgency(sandbox(), path, asked, headers);

const read = async (answer: Response): Promise<Envelope> => answer.json();

test.each(["/4.0/plans/", "/4.0/plans", "/3.0/plans/", "/3.0/plans"])(
  "sandbox NDIA: GET %s returns the plans in the envelope",
  async (path) => {
    const { success, result, errors } = await read(await ask(path, await clientWith("matching")));
    expect({ success, errors }).toEqual({ success: true, errors: [] });
    expect(result).toEqual([
      expect.objectContaining({
        is_pace_plan: expect.any(Boolean),
        participant_plan_id: expect.any(Number),
        plan_start_date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        plan_end_date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      }),
    ]);
  },
);

test("sandbox NDIA: a participant outside PACE may have two plans with ids and no first start date", async () => {
  const client = await clientWith("two-plans");
  const { result } = await read(await ask("/4.0/plans/", client));
  expect(result).toHaveLength(2);
  expect(result).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ is_pace_plan: false, plan_first_start_date: "0001-01-01" }),
    ]),
  );
  expect((await read(await ask("/4.0/determine-participant-plan/", client))).result).toEqual({
    is_pace_plan: false,
    plan_first_start_date: "0001-01-01",
  });
});

test("sandbox NDIA: a participant without a plan gets an empty success", async () => {
  expect(await read(await ask("/4.0/plans/", await clientWith("no-plan")))).toEqual({
    success: true,
    result: [],
    errors: [],
  });
});

test("sandbox NDIA: a missing relationship is refused with the real text, spaces included", async () => {
  const answer = await ask("/4.0/plans/", await clientWith("no-authority"));
  expect(answer.status).toBe(400);
  expect(await read(answer)).toEqual({
    success: false,
    errors: [" Requestor does not have the authority to perform the request "],
  });
});

test.each(["/4.0/plans/", "/4.0/determine-participant-plan/"])(
  "sandbox NDIA: GET %s names the wrong detail, or only says that one is wrong",
  async (path) => {
    const client = await clientWith("matching");
    const errorFor = async (change: Partial<AskedIdentity>) =>
      (await read(await ask(path, { ...client, ...change }))).errors;
    expect(await errorFor({ participant: "439999998" })).toEqual([
      { key: "V01", value: "Participant not found" },
    ]);
    expect(await errorFor({ participant_surname: "Nobody" })).toEqual([
      { key: "V02", value: expect.stringContaining("surname") },
    ]);
    expect(await errorFor({ date_of_birth: "1900-01-02" })).toEqual([
      { key: "V03", value: expect.stringContaining("date of birth") },
    ]);
    expect(await errorFor({ date_of_birth: "02/01/1900" })).toEqual([
      { key: "V00", value: expect.any(String) },
    ]);
    expect(await errorFor({ participant_surname: ` ${client.participant_surname.toUpperCase()} ` })).toEqual(
      [],
    );
    sandbox().control.setSwitches({ identityErrors: "generic" });
    expect(await errorFor({ participant_surname: "Nobody" })).toEqual([
      { key: "V09", value: "Participant details do not match our records" },
    ]);
  },
);

test("sandbox NDIA: a wrong API key and a missing, forged or expired token are refused", async () => {
  const client = await clientWith("matching");
  expect((await ask("/4.0/plans/", client, { "x-ibm-client-id": "wrong" })).status).toBe(401);
  expect((await ask("/4.0/plans/", client, { authorization: "" })).status).toBe(401);
  const { accessToken } = await new ProdaDevice(sandbox()).connect();
  const forged = `${accessToken.slice(0, accessToken.lastIndexOf("."))}.AAAA`;
  expect((await ask("/4.0/plans/", client, { authorization: `Bearer ${forged}` })).status).toBe(401);
  sandbox().control.setClock(3601);
  expect((await ask("/4.0/plans/", client, { authorization: `Bearer ${accessToken}` })).status).toBe(401);
});

test("sandbox NDIA: a changed plan changes the answer and the expected outcome", async () => {
  const client = await clientWith("matching");
  expect(sandbox().control.changeParticipant(client.participant, { planEnd: "2031-01-31" })).toBe(true);
  const { result } = await read(await ask("/4.0/plans/", client));
  expect(result).toEqual([expect.objectContaining({ plan_end_date: "2031-01-31" })]);
  const outcomes = sandbox()
    .control.expected()
    .filter(({ caseName }) => caseName === "matching");
  expect(outcomes.filter(({ expected }) => expected === "failed:plan-end")).toHaveLength(1);
});
