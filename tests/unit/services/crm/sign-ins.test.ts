import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { careview } from "../../../../lib/crm/profile/careview.ts";
import { createCrmReader } from "../../../../lib/services/crm/crm-reader.ts";
import { createSignIns } from "../../../../lib/services/crm/sign-ins.ts";
import { CRM, readPageHtml, SandboxServices } from "../sandbox-office.ts";

const PATHS = ["/Clients/Profile/1", "/Clients/Profile/2", "/Clients/Profile/3"] as const;
const OTHER = "https://other.example.org";
let office: SandboxServices;
let asked: string[];
let tabIsOpen: boolean;

beforeAll(async () => {
  office = await SandboxServices.open();
});
beforeEach(async () => {
  fakeBrowser.reset();
  await office.reset();
  asked = [];
  tabIsOpen = false;
  office.meddle = ({ path }, goOn) => {
    asked.push(path);
    return goOn();
  };
});

/** A worker of this run of the browser. */
function worker() {
  const signIns = createSignIns(() => Promise.resolve(tabIsOpen));
  const readCrm = createCrmReader(
    readPageHtml,
    () => Promise.resolve(careview),
    () => Promise.resolve(true),
    undefined,
    signIns,
  );
  return { signIns, read: () => Promise.allSettled(PATHS.map((path) => readCrm(CRM, path))) };
}
const states = (settled: PromiseSettledResult<unknown>[]) =>
  settled.map((each) => (each.status === "fulfilled" ? "read" : each.reason.problem.code));
const READ = PATHS.map(() => "read");
const SIGNED_OUT = PATHS.map(() => "crm-signed-out");

describe("after the browser was started", () => {
  test("a request without a session gives the browser a new cookie, which breaks a sign-in under way", async () => {
    office.control.signOutEveryone();
    const submit = await office.openSignIn();
    await fetch(`${CRM}${PATHS[0]}`);
    expect(await submit()).toBe(400);
  });

  test("no request goes to a CRM of which a page is open, so a sign-in under way is taken", async () => {
    office.control.signOutEveryone();
    tabIsOpen = true;
    const submit = await office.openSignIn();
    const { read, signIns } = worker();
    expect(states(await read())).toEqual(SIGNED_OUT);
    expect(asked).toEqual([]);
    expect(await submit()).toBeLessThan(400);
    await signIns.signedIn(CRM);
    expect(states(await read())).toEqual(READ);
  });

  test("where no page of the CRM is open, one request tries it before the others go", async () => {
    office.control.signOutEveryone();
    const { read } = worker();
    expect(states(await read())).toEqual(SIGNED_OUT);
    expect(asked).toEqual([PATHS[0]]);
    await office.signIn();
    // Nobody has seen that yet, and a later worker of the same run knows no more.
    expect(states(await worker().read())).toEqual(SIGNED_OUT);
    expect(asked).toEqual([PATHS[0]]);
  });

  test("work goes on by itself where the session has outlived the browser", async () => {
    expect(states(await worker().read())).toEqual(READ);
    tabIsOpen = true;
    expect(states(await worker().read())).toEqual(READ);
  });

  test("an open sign-in page keeps requests from its CRM, and from no other", async () => {
    const { read, signIns } = worker();
    await signIns.signInOpened(CRM);
    expect(states(await read())).toEqual(SIGNED_OUT);
    expect(asked).toEqual([]);
    await expect(signIns.readSignedIn(OTHER, "Other", () => Promise.resolve(1))).resolves.toBe(1);
  });

  test("a person who presses Continue has it tried once, with a page of the CRM open", async () => {
    tabIsOpen = true;
    office.control.signOutEveryone();
    const { read, signIns } = worker();
    await read();
    await signIns.ask(OTHER);
    expect(states(await read())).toEqual(SIGNED_OUT);
    expect(asked).toEqual([]);
    await signIns.ask();
    expect(states(await read())).toEqual(SIGNED_OUT);
    expect(asked).toEqual([PATHS[0]]);
    await office.signIn();
    await signIns.ask(CRM);
    expect(states(await read())).toEqual(READ);
  });
});

test("once a session has ended, one answer is enough to keep all further requests from the CRM", async () => {
  const { read, signIns } = worker();
  await read();
  // An old sign-in page says nothing of a session that was seen since.
  await signIns.signInOpened(CRM);
  expect(states(await read())).toEqual(READ);
  office.control.signOutEveryone();
  expect(states(await read())).toEqual(SIGNED_OUT);
  asked = [];
  expect(states(await read())).toEqual(SIGNED_OUT);
  expect(asked).toEqual([]);
});

test("a failure that isn't about the session leaves the next request to try it", async () => {
  office.meddle = () => Promise.reject(new TypeError("Failed to fetch"));
  const { read } = worker();
  expect(states(await read())).toEqual(PATHS.map(() => "crm-network"));
  office.meddle = (_request, goOn) => goOn();
  expect(states(await read())).toEqual(READ);
});

test.each([
  [{ url: `${OTHER}/login` }, "crm-signed-out"],
  [{ url: `${OTHER}/login`, discarded: true }, "read"],
  [{ url: "https://other.example.org:8443/login" }, "read"],
  [{}, "read"],
])(
  "an open tab is one of the CRM's own address that the browser hasn't put aside: %o",
  async (tab, result) => {
    const query = vi.spyOn(fakeBrowser.tabs, "query");
    query.mockImplementation(() => Promise.resolve([tab]));
    const read = createSignIns().readSignedIn(OTHER, "Other", () => Promise.resolve("read"));
    expect(await read.catch((error: Error) => error.message)).toBe(result);
    expect(query).toHaveBeenCalledWith({ url: `${OTHER}/*` });
  },
);
