import { createClock } from "./clock.ts";
import { type Control, createControl } from "./control/control.ts";
import { createCounters } from "./control/counters.ts";
import { createFaultBoard } from "./control/faults.ts";
import { createSwitchBoard, type PageTemplateName } from "./control/switches.ts";
import { createCrmApp } from "./crm/app.ts";
import { createSessionStore } from "./crm/sessions.ts";
import { openDatabase } from "./database/open.ts";
import { createRequestLog } from "./http/request-log.ts";
import { listen, type Listener } from "./http/listen.ts";
import { createNdiaApp } from "./ndia/app.ts";
import { createProdaApp } from "./proda/app.ts";
import { OptionError } from "./option-error.ts";
import { createIssuer } from "./proda/issuer.ts";
import { IDENTITY, type OriginName } from "./identity.ts";
import type { World } from "./world.ts";

export type Ports = Record<OriginName, number>;
export type Origins = Record<OriginName, string>;

export type SandboxOptions = {
  clients?: number;
  seed?: number;
  /** Clients for service bookings, after the others: one of each trait in turn. */
  bookingClients?: number;
  /** 0 takes any free port. */
  ports?: Ports;
  /** `:memory:`, or a file that is kept. */
  database?: string;
  /** In whose markup the CRM's pages are drawn at first. */
  template?: PageTemplateName;
  /** How many appointments the first client has at first; as many as there happen to be unless told. */
  appointments?: number;
};

/** What a person types into the extension's connection form. */
export type Connection = {
  /** Scheme, host and port of PRODA's device service, without a path. */
  prodaDeviceBase: string;
  tokenUrl: string;
  /** What the version and the resource are appended to. */
  ndiaBase: string;
  /** PRODA RA number. */
  organisationId: string;
  deviceName: string;
  /** One use, an hour. */
  activationCode: string;
  clientId: string;
  apiKey: string;
  productId: string;
  assertionAudience: string;
  tokenAudience: string;
};

export type Sandbox = Origins & {
  /** The same servers by address, for Node, which doesn't resolve names that end in localhost everywhere. */
  nodeOrigins: Origins;
  ports: Ports;
  /** The address of the control endpoints; `control` is the same without HTTP. */
  controlUrl: string;
  control: Control;
  connection: Connection;
  signIn: { email: string; password: string };
  stop(): Promise<void>;
};

const DEFAULT_PORTS: Ports = { crm: 4400, proda: 4401, ndia: 4402 };
export const MAX_CLIENTS = 10_000;

export async function startSandbox({
  clients = 60,
  seed = 1,
  bookingClients = 0,
  ports = DEFAULT_PORTS,
  database: path = ":memory:",
  template = "plain",
  appointments,
}: SandboxOptions = {}): Promise<Sandbox> {
  if (!Number.isInteger(clients) || clients < 1 || clients > MAX_CLIENTS) {
    throw new OptionError(`A sandbox has 1 to ${MAX_CLIENTS} clients, not ${clients}.`);
  }
  const clock = createClock();
  const seedOptions = { clients, seed, bookingClients, today: clock.today() };
  const database = openDatabase(path, seedOptions);
  const world: World = {
    database,
    clock,
    faults: createFaultBoard(seed),
    switches: createSwitchBoard({ pageTemplate: template, firstClientAppointments: appointments ?? null }),
    counters: createCounters(),
    requestLog: createRequestLog(),
    sessions: createSessionStore(clock),
    issuer: await createIssuer(clock),
  };
  const listeners: Listener[] = [];
  const control = createControl(world, seedOptions, async () => {
    await Promise.all(listeners.map((listener) => listener.closeIdle()));
  });

  async function stop(): Promise<void> {
    await Promise.all(listeners.map((listener) => listener.stop()));
    database.close();
  }
  const open = async (app: { fetch: Parameters<typeof listen>[0] }, port: number) => {
    const listener = await listen(app.fetch, port);
    listeners.push(listener);
    return listener.port;
  };
  try {
    const opened: Ports = {
      crm: await open(createCrmApp(world, control), ports.crm),
      proda: await open(createProdaApp(world), ports.proda),
      ndia: await open(createNdiaApp(world), ports.ndia),
    };
    return describe(opened, control, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

function describe(ports: Ports, control: Control, stop: () => Promise<void>): Sandbox {
  const origins = originsOf(ports, (name) => `${name}.localhost`);
  return {
    ...origins,
    nodeOrigins: originsOf(ports, () => "127.0.0.1"),
    ports,
    controlUrl: `${origins.crm}/__sandbox`,
    control,
    connection: {
      prodaDeviceBase: origins.proda,
      tokenUrl: `${origins.proda}/mga/sps/oauth/oauth20/token`,
      ndiaBase: `${origins.ndia}/ndis-api`,
      organisationId: IDENTITY.organisation,
      deviceName: IDENTITY.device,
      activationCode: control.issueActivationCode(),
      clientId: IDENTITY.clientId,
      apiKey: IDENTITY.apiKey,
      productId: IDENTITY.product,
      assertionAudience: IDENTITY.assertionAudience,
      tokenAudience: IDENTITY.tokenAudience,
    },
    signIn: { email: IDENTITY.email, password: IDENTITY.password },
    stop,
  };
}

function originsOf(ports: Ports, host: (name: OriginName) => string): Origins {
  const origin = (name: OriginName) => `http://${host(name)}:${ports[name]}`;
  return { crm: origin("crm"), proda: origin("proda"), ndia: origin("ndia") };
}
