import type { RecordPath } from "../../../../lib/crm/profile/record-path.ts";
import { describe, expect, test, vi } from "vitest";
import type { PageReading } from "../../../../lib/crm/read/read-page.ts";
import type { Identity } from "../../../../lib/domain/plan/identity.ts";
import type { Plan } from "../../../../lib/domain/plan/plan.ts";
import type { Problem } from "../../../../lib/core/problem.ts";
import type { ReadCrm } from "../../../../lib/services/crm/crm-access.ts";
import type { Proposals } from "../../../../lib/services/changes/propose.ts";
import type { RetrieveParticipant } from "../../../../lib/services/sync/retrieve.ts";
import { compareContractStep } from "../../../../lib/services/sync/compare-contract-step.ts";
import { proposeContractStep } from "../../../../lib/services/sync/propose-contract-step.ts";
import { readClientStep } from "../../../../lib/services/sync/read-client-step.ts";
import { change as changeRow, growing } from "../../storage/change-fixtures.ts";
import { batch, job, SITE } from "../../storage/row-fixtures.ts";

type ClientReading = Extract<PageReading, { page: "client-profile" }>["client"];
type ContractReading = Extract<PageReading, { page: "service-contract" }>["contract"];

const identity: Identity = { surname: "Okafor", dateOfBirth: "1990-05-04", ndisNumber: "430000017" };
const problem = (code: string, field?: string): Problem => ({
  code,
  what: "x",
  remedy: "x",
  ...(field ? { field } : {}),
});
const noBirthDate = problem("crm-field-not-shown", "Date of Birth");
const noLink = problem("crm-contract-without-link");
const missing = problem("crm-contracts-missing", "Client Funding");
const one = { reference: "SC-1", path: "/ServiceContracts/1" as RecordPath };
const two = { reference: "SC-2", path: "/ServiceContracts/2" as RecordPath };

describe("readClientStep", () => {
  const read = (change: Partial<ClientReading>, only?: string[]) => {
    const client = {
      identity,
      name: "Ngozi Okafor",
      contracts: [one],
      contractsWhole: true,
      doubts: [],
      problems: [],
      ...change,
    };
    return readClientStep(job("1-a/00001", only ? { only } : {}), batch("1-a"), () =>
      Promise.resolve({ page: "client-profile", client }),
    );
  };

  test("readClientStep creates a job for each contract, with the client's identity", async () => {
    const [settlement, jobs] = await read({ contracts: [one, two] });
    expect(settlement).toEqual({ state: "success" });
    expect(jobs).toEqual([
      job("1-a/00001/001", { contract: one, identity }),
      job("1-a/00001/002", { contract: two, identity }),
    ]);
  });

  test("readClientStep keeps where the client's page links to its form", async () => {
    const [, jobs] = await read({ editPath: "/Clients/Edit/1" as RecordPath });
    expect(jobs).toEqual([
      job("1-a/00001/001", { contract: one, identity, forms: { client: "/Clients/Edit/1" } }),
    ]);
  });

  test.each([
    ["those that are wanted", [two.path], [two]],
    ["all of them where none of the wanted ones is there any more", ["/ServiceContracts/9"], [one, two]],
  ])("readClientStep creates jobs for %s", async (_title, only, wanted) => {
    const [, jobs] = await read({ contracts: [one, two] }, only);
    expect(jobs.map(({ contract }) => contract)).toEqual(wanted);
  });

  test.each<[string, Partial<ClientReading>, string, string | undefined, number]>([
    [
      "F15: readClientStep doesn't count a client without a contract, and gives the reason",
      { contracts: [] },
      "not-counted",
      "no-contract",
      0,
    ],
    [
      "F15: readClientStep ignores a missing date of birth when the client has no contract",
      { contracts: [], problems: [noBirthDate] },
      "not-counted",
      "no-contract",
      0,
    ],
    [
      "F15: readClientStep fails when the Client Funding table is hidden",
      { contracts: [], problems: [problem("crm-field-not-shown", "Client Funding table")] },
      "failed",
      "crm-field-not-shown",
      0,
    ],
    [
      "F15: readClientStep fails when the only contract has no link",
      { contracts: [], problems: [noLink] },
      "failed",
      "crm-contract-without-link",
      0,
    ],
    [
      "F15: readClientStep fails when one of several contracts has no link",
      { contracts: [one], problems: [noLink] },
      "failed",
      "crm-contract-without-link",
      1,
    ],
    [
      "F15: contracts that the page doesn't list are told beside those that it does",
      { contracts: [one], contractsWhole: false, problems: [missing] },
      "failed",
      "crm-contracts-missing",
      1,
    ],
    [
      "F15: a list of contracts that isn't whole is no client without a contract",
      { contracts: [], contractsWhole: false, problems: [missing] },
      "failed",
      "crm-contracts-missing",
      0,
    ],
    [
      "F15: readClientStep leaves a missing detail of the identity to the contract jobs",
      { problems: [noBirthDate] },
      "success",
      undefined,
      1,
    ],
  ])("%s", async (_title, change, state, code, contracts) => {
    const [settlement, jobs] = await read(change);
    expect([settlement.state, settlement.problem?.code, jobs.length]).toEqual([state, code, contracts]);
  });

  test("readClientStep gives the contract jobs the identity's problem, but not a missing link", async () => {
    const [, jobs] = await read({ problems: [noLink, noBirthDate] });
    expect(jobs[0]?.identityProblem).toEqual(noBirthDate);
    const [, others] = await read({ problems: [noLink, missing] });
    expect(others[0]).not.toHaveProperty("identityProblem");
  });

  test.each<[string, Partial<ClientReading>, string, string | undefined]>([
    [
      "F32: readClientStep doesn't propose for a client who isn't ticked for PACE",
      { pace: false },
      "not-counted",
      "not-pace-client",
    ],
    [
      "F32: readClientStep proposes for a client who is ticked for PACE",
      { pace: true },
      "success",
      undefined,
    ],
    ["F32: readClientStep proposes for a client whose PACE tick isn't shown", {}, "success", undefined],
  ])("%s", async (_title, change, state, code) => {
    const client = {
      identity,
      name: "Ngozi Okafor",
      contracts: [one],
      contractsWhole: true,
      doubts: [],
      problems: [],
      ...change,
    };
    const [settlement, jobs] = await readClientStep(
      job("1-a/00001"),
      batch("1-a", { kind: "pace-proposals" }),
      () => Promise.resolve({ page: "client-profile", client }),
    );
    expect([settlement.state, settlement.problem?.code]).toEqual([state, code]);
    expect(jobs).toHaveLength(state === "success" ? 1 : 0);
  });

  test("readClientStep fails with a remedy when the page isn't a client's profile", async () => {
    const step = readClientStep(job("1-a/00001"), batch("1-a"), () => Promise.resolve({ page: null }));
    await expect(step).rejects.toMatchObject({ kind: "permanent", problem: { code: "crm-page-unknown" } });
  });
});

describe("compareContractStep", () => {
  const whole: ContractReading["contract"] = {
    reference: "SC-1",
    planStartDate: "2026-01-12",
    planEndDate: "2027-01-11",
    status: "Active",
  };
  const plan: Plan = { isPace: true, reference: null, startDate: "2026-01-12", endDate: "2027-01-11" };

  function compare(change: {
    contract?: ContractReading["contract"];
    problems?: Problem[];
    job?: Parameters<typeof job>[1];
    plans?: Plan[];
    editPath?: RecordPath;
  }) {
    const reading: PageReading = {
      page: "service-contract",
      contract: {
        contract: change.contract ?? whole,
        clientLinks: [],
        doubts: [],
        problems: change.problems ?? [],
        ...(change.editPath ? { editPath: change.editPath } : {}),
      },
    };
    const retrieve = vi.fn<RetrieveParticipant>(() =>
      Promise.resolve({ plans: change.plans ?? [plan], retrievedAt: 77 }),
    );
    const readCrm = vi.fn<ReadCrm>(() => Promise.resolve(reading));
    const deps = { readCrm, retrieve, today: () => "2026-11-22" };
    const step = compareContractStep(job("1-a/00001/001", { identity, ...change.job }), batch("1-a"), deps);
    return step.then((found) => ({ found, retrieve, readCrm }));
  }

  test("F13, F15d: a contract that agrees is a success, with the compared fields and the retrieval's time", async () => {
    const { found, readCrm, retrieve } = await compare({});
    expect(found).toMatchObject({
      state: "success",
      retrievedAt: 77,
      notes: [],
      compared: [{ same: true }, { same: true }],
    });
    expect(found).not.toHaveProperty("problem");
    expect(readCrm).toHaveBeenCalledWith(SITE, "/ServiceContracts/00001/001");
    expect(retrieve).toHaveBeenCalledWith(batch("1-a"), identity);
  });

  test("the contract's page adds where its form is to what the client's page has told", async () => {
    const told = { job: { forms: { client: "/c/1/edit" } } };
    expect((await compare(told)).found.forms).toEqual({ client: "/c/1/edit" });
    const { found } = await compare({ ...told, editPath: "/s/1/edit" as RecordPath });
    expect(found.forms).toEqual({ client: "/c/1/edit", contract: "/s/1/edit" });
    expect((await compare({})).found).not.toHaveProperty("forms");
  });

  test("F13, F15e: a contract that differs is a failure that names the field", async () => {
    const { found } = await compare({ plans: [{ ...plan, endDate: "2028-01-11" }] });
    expect(found).toMatchObject({
      state: "failed",
      problem: { code: "plan-end-differs", field: "NDIS Plan End Date" },
      retrievedAt: 77,
    });
  });

  test("F4: a contract with the $1 placeholder as its total is a success with a reminder", async () => {
    const { found } = await compare({ contract: { ...whole, totalFunding: 100 } });
    expect([found.state, found.notes?.length]).toEqual(["success", 1]);
  });

  test.each<[string, Parameters<typeof compare>[0], string, string | undefined]>([
    [
      "F15: an inactive contract isn't counted",
      { contract: { ...whole, status: "Inactive" } },
      "not-counted",
      undefined,
    ],
    [
      "F15: an inactive contract with unreadable dates isn't counted",
      { contract: { reference: "SC-1", status: "Inactive" }, problems: [problem("crm-date-unreadable")] },
      "not-counted",
      undefined,
    ],
    [
      "F15: a contract whose status is an unknown word fails with the reason",
      { contract: { ...whole, status: "Pending approval" } },
      "failed",
      "crm-status-unclear",
    ],
    [
      "F15: a contract whose status can't be read fails with the reason",
      { contract: { reference: "SC-1", statusUnclear: true } },
      "failed",
      "crm-status-unclear",
    ],
    [
      "F15e: a contract with unreadable plan dates fails with the reason",
      { contract: { reference: "SC-1" }, problems: [problem("crm-date-unreadable")] },
      "failed",
      "crm-date-unreadable",
    ],
    [
      "F147: a contract fails when the participant's NDIS number is missing",
      { job: { identity: { ...identity, ndisNumber: "" } } },
      "failed",
      "ndis-number-missing",
    ],
    [
      "F147: a contract fails when no detail of the participant could be read",
      { job: { identity: {} } },
      "failed",
      "surname-missing",
    ],
    [
      "F147: a contract fails with the name of the field that the CRM doesn't show",
      { job: { identity: { ...identity, dateOfBirth: "" }, identityProblem: noBirthDate } },
      "failed",
      "crm-field-not-shown",
    ],
  ])("%s, and the NDIA isn't asked", async (_title, change, state, code) => {
    const { found, retrieve } = await compare(change);
    expect([found.state, found.problem?.code]).toEqual([state, code]);
    expect(retrieve).not.toHaveBeenCalled();
  });

  test("compareContractStep fails with a remedy when the page isn't a service contract", async () => {
    const deps = {
      readCrm: () => Promise.resolve({ page: "client-list" } as const),
      retrieve: () => Promise.reject(new Error("asked")),
      today: () => "2026-11-22",
    };
    const step = compareContractStep(job("1-a/00001/001", { identity }), batch("1-a"), deps);
    await expect(step).rejects.toMatchObject({ kind: "permanent", problem: { code: "crm-page-unknown" } });
  });
});

describe("proposeContractStep", () => {
  const forContract = vi.fn<Proposals["proposeForContract"]>();
  const contract = (change: Partial<ContractReading>): PageReading => ({
    page: "service-contract",
    contract: {
      contract: { reference: "SC-1", status: "Active" },
      clientLinks: [],
      doubts: [],
      problems: [],
      ...change,
    },
  });
  const propose = (reading: PageReading, set: Parameters<typeof changeRow>[1] = {}) => {
    forContract.mockReset().mockResolvedValue(changeRow("5-a", set));
    return proposeContractStep(job("1-a/00001/001", { contract: one }), batch("1-a"), {
      readCrm: () => Promise.resolve(reading),
      proposals: { proposeForContract: forContract },
    });
  };

  test("F59: proposeContractStep notes how many records would change and how much money moves", async () => {
    const settlement = await propose(contract({ isPace: true }));
    expect(settlement).toEqual({
      state: "proposed",
      notes: ["1 record would change, $5.00 of budgets."],
    });
    expect(forContract.mock.calls).toEqual([
      [SITE, one.path, { purpose: "sync-plan-and-budgets", batchId: "1-a" }],
    ]);
  });

  test("F46: proposeContractStep returns a success when nothing differs from PACE", async () => {
    const { action: _none, ...same } = growing;
    expect(await propose(contract({ isPace: true }), { set: { records: [same] } })).toEqual({
      state: "success",
      notes: ["Nothing differs from PACE."],
    });
  });

  test("F59: proposeContractStep fails with the proposal's first refusal", async () => {
    const refusals = [problem("crm-no-form"), problem("plan-without-budgets")];
    expect(await propose(contract({ isPace: true }), { set: { refusals } })).toEqual({
      state: "failed",
      problem: refusals[0],
    });
  });

  test.each<[string, Partial<ContractReading>]>([
    ["outside PACE", { isPace: false }],
    ["whose page doesn't show whether it is a PACE one", {}],
    ["that is inactive", { isPace: true, contract: { reference: "SC-1", status: "Inactive" } }],
  ])("F44: a contract %s isn't counted, and nothing is proposed", async (_title, change) => {
    expect((await propose(contract(change))).state).toBe("not-counted");
    expect(forContract).not.toHaveBeenCalled();
  });

  test("F44: proposeContractStep fails when the status is an unknown word, and the NDIA isn't asked", async () => {
    const unclear = contract({ isPace: true, contract: { reference: "SC-1", status: "Pending" } });
    expect(await propose(unclear)).toMatchObject({
      state: "failed",
      problem: { code: "crm-status-unclear" },
    });
    expect(forContract).not.toHaveBeenCalled();
  });

  test("F44: proposeContractStep fails with a remedy when the page isn't a service contract", async () => {
    await expect(propose({ page: null })).rejects.toMatchObject({ problem: { code: "crm-page-unknown" } });
  });
});
