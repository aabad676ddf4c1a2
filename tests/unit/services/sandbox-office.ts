import type { DatabaseSync } from "node:sqlite";
import { Window } from "happy-dom";
import { vi } from "vitest";
import { careview } from "../../../lib/crm/profile/careview.ts";
import { type PageReader, readPage } from "../../../lib/crm/read/read-page.ts";
import { transientError } from "../../../lib/ndia/http/transport-problems.ts";
import { createProviderApi } from "../../../lib/ndia/provider-api.ts";
import { createClock } from "../../sandbox/clock.ts";
import { type Control, createControl } from "../../sandbox/control/control.ts";
import { createRequestLog } from "../../sandbox/http/request-log.ts";
import { createCounters } from "../../sandbox/control/counters.ts";
import { createFaultBoard } from "../../sandbox/control/faults.ts";
import { createSwitchBoard } from "../../sandbox/control/switches.ts";
import { createCrmApp } from "../../sandbox/crm/app.ts";
import { createSessionStore } from "../../sandbox/crm/sessions.ts";
import { openDatabase, type SeedOptions } from "../../sandbox/database/open.ts";
import { createNdiaApp } from "../../sandbox/ndia/app.ts";
import { createProdaApp } from "../../sandbox/proda/app.ts";
import { createIssuer } from "../../sandbox/proda/issuer.ts";
import { IDENTITY } from "../../sandbox/identity.ts";
import type { World } from "../../sandbox/world.ts";

export const CRM = "http://crm.localhost";
export const PRODA = "http://proda.localhost";
export const NDIA = "http://ndia.localhost";

/** Stands between the browser and the servers. `goOn` lets the request through and follows it to its end. */
export type RequestInterceptor = (
  request: { method: string; path: string },
  goOn: () => Promise<Response>,
) => Promise<Response>;

type App = { fetch: (request: Request, env: never) => Response | Promise<Response> };

/** The sandbox's CRM, PRODA and agency in this very process, with a browser at them that keeps the CRM's cookie. */
export class SandboxServices {
  readonly control: Control;
  /** The CRM's own tables, for what another user does meanwhile. */
  readonly database: DatabaseSync;
  readonly apps: Record<string, App>;
  meddle: RequestInterceptor = (_request, goOn) => goOn();
  /** Nobody gets a new token meanwhile. */
  isProdaDown = false;
  private readonly world: World;
  private cookie = "";
  private token: Promise<string> | undefined;

  private constructor(world: World, seedOptions: SeedOptions) {
    this.world = world;
    this.database = world.database;
    this.control = createControl(world, seedOptions, () => Promise.resolve());
    this.apps = {
      [CRM]: createCrmApp(world, this.control),
      [PRODA]: createProdaApp(world),
      [NDIA]: createNdiaApp(world),
    };
  }

  /** `bookingClients`: clients for service bookings after the others, one of each trait in turn. */
  static async open({ bookingClients = 0 } = {}): Promise<SandboxServices> {
    const clock = createClock();
    const seedOptions = { clients: 20, seed: 7, bookingClients, today: clock.today() };
    const office = new SandboxServices(
      {
        database: openDatabase(":memory:", seedOptions),
        clock,
        faults: createFaultBoard(seedOptions.seed),
        switches: createSwitchBoard(),
        counters: createCounters(),
        requestLog: createRequestLog(),
        sessions: createSessionStore(clock),
        issuer: await createIssuer(clock),
      },
      seedOptions,
    );
    vi.stubGlobal("fetch", office.fetch);
    await office.signIn();
    return office;
  }

  /** Back to the first day, signed in. */
  async reset(): Promise<void> {
    this.meddle = (_request, goOn) => goOn();
    this.isProdaDown = false;
    this.token = undefined;
    this.control.reset();
    await this.signIn();
  }

  async signIn(): Promise<void> {
    await (
      await this.openSignIn()
    )();
  }

  /** A person opens the sign-in page; what it resolves to sends its form, and resolves to the status of the answer. */
  async openSignIn(): Promise<() => Promise<number>> {
    const page = await (await this.follow(`${CRM}/login`, {})).text();
    const body = new URLSearchParams({
      [TOKEN_FIELD]: tokenOf(page),
      Username: IDENTITY.email,
      Password: IDENTITY.password,
    });
    return async () => (await this.follow(`${CRM}/login`, { method: "POST", body })).status;
  }

  /** What is asked of the agency. */
  ask = async () => (await this.ndia()).get;

  /** The agency's API, with a token for as long as the agency accepts it. */
  ndia = () =>
    Promise.resolve(
      createProviderApi(
        {
          environment: "test",
          deviceHost: NDIA,
          tokenHost: NDIA,
          ndiaHost: `${NDIA}/ndis-api`,
          tokenAudience: "",
          serviceAudience: IDENTITY.tokenAudience,
          clientId: IDENTITY.clientId,
          apiKey: IDENTITY.apiKey,
          orgId: IDENTITY.organisation,
          deviceName: IDENTITY.device,
        },
        { accessToken: this.accessToken, forgetToken: this.forgetToken },
      ),
    );

  private accessToken = (): Promise<string> => {
    if (this.isProdaDown) return Promise.reject(transientError("PRODA", "network"));
    return (this.token ??= this.world.issuer.issue({
      organisation: IDENTITY.organisation,
      device: IDENTITY.device,
      audience: IDENTITY.tokenAudience,
      clientId: IDENTITY.clientId,
    }));
  };

  private forgetToken = async (refused?: string): Promise<void> => {
    if (refused === undefined || (await this.token) === refused) this.token = undefined;
  };

  private fetch = (input: string | URL, init: RequestInit = {}): Promise<Response> => {
    const { pathname, search } = new URL(input);
    const request = { method: init.method ?? "GET", path: pathname + search };
    return this.meddle(request, () => this.follow(String(input), init));
  };

  private async follow(address: string, init: RequestInit): Promise<Response> {
    const { origin } = new URL(address);
    const headers = new Headers(init.headers);
    if (origin === CRM) headers.set("cookie", this.cookie);
    const { method = "GET", body = null } = init;
    const request = new Request(address, { method, body, headers });
    const answer = await this.apps[origin]?.fetch(request, FROM_HERE);
    if (!answer) throw new TypeError("Failed to fetch");
    const [given] = answer.headers.getSetCookie();
    if (given) this.cookie = given.slice(0, given.indexOf(";"));
    const next = answer.headers.get("location");
    if (next && init.redirect !== "manual") return this.follow(new URL(next, address).href, {});
    return Object.defineProperty(answer, "url", { value: address });
  }
}

/** What the server's adapter would tell of the connection. */
const FROM_HERE = { incoming: { socket: { remoteAddress: "127.0.0.1", destroyed: false } } } as never;

const TOKEN_FIELD = "__RequestVerificationToken";

function tokenOf(page: string): string {
  return new RegExp(`name="${TOKEN_FIELD}" value="([^"]+)"`).exec(page)?.[1] ?? "";
}

const dom = new Window();
vi.stubGlobal("CSS", dom.CSS);
// happy-dom knows the rows of a table, and not those of its parts (22 Nov 2026).
Object.defineProperty(dom.HTMLTableSectionElement.prototype, "rows", {
  get(this: Element) {
    return Array.from(this.children).filter(({ tagName }) => tagName === "TR");
  },
});

/** A proxy's page in place of the CRM's own. */
export function recordRequests(path: string): Response {
  const html = "<!doctype html><title>Notice</title><h1>Scheduled maintenance</h1>";
  return Object.defineProperty(new Response(html), "url", { value: CRM + path });
}

const known = new Map<string, string>();

/**
 * Reads pages as the offscreen document does, and answers in copies as it does. Parsing is what takes the time
 * here, so a page that was read before isn't read again, whatever its session.
 */
export const readPageHtml: PageReader = (html, url) => {
  const token = tokenOf(html) || "no token";
  const page = html.replaceAll(token, "{token}");
  const key = `${url} ${page}`;
  let reading = known.get(key);
  if (reading === undefined) {
    const doc = new dom.DOMParser().parseFromString(page, "text/html") as unknown as Document;
    // In a browser a parsed page has no window. With happy-dom's, each cell's style would be worked out.
    Object.defineProperty(doc, "defaultView", { value: null });
    // happy-dom forgets what is selected where a choice stands before it that isn't the first (22 Nov 2026).
    for (const option of doc.querySelectorAll<HTMLOptionElement>("option[selected]")) option.selected = true;
    reading = JSON.stringify(readPage(doc, url, careview));
    known.set(key, reading);
  }
  return Promise.resolve(JSON.parse(reading.replaceAll("{token}", token)));
};
