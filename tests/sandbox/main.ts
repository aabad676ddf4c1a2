import { parseArgs } from "node:util";
import { PAGE_TEMPLATES, type PageTemplateName } from "./control/switches.ts";
import { BOOKING_TRAITS } from "./people/booking-traits.ts";
import { OptionError } from "./option-error.ts";
import { startSandbox, type Ports, type Sandbox, type SandboxOptions } from "./start.ts";

const USAGE =
  "npm run sandbox -- [--clients N] [--seed S] [--bookings N] [--port P] [--database FILE] [--template NAME] [--appointments N]";

/** Reads the command line. The CRM takes the port, PRODA the next and the NDIA the one after. */
function readOptions(): SandboxOptions {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    options: {
      clients: text,
      seed: text,
      bookings: text,
      port: text,
      database: text,
      template: text,
      appointments: text,
    },
  });
  const port = wholeNumber("--port", values.port ?? "4400", 65_533);
  return {
    clients: wholeNumber("--clients", values.clients ?? "60", 10_000),
    seed: wholeNumber("--seed", values.seed ?? "1", 2 ** 32 - 1),
    bookingClients: wholeNumber("--bookings", values.bookings ?? String(BOOKING_TRAITS.length), 10_000),
    ports: portsFrom(port),
    database: values.database ?? ":memory:",
    template: templateNamed(values.template ?? "plain"),
    ...(values.appointments === undefined
      ? {}
      : { appointments: wholeNumber("--appointments", values.appointments, 5_000) }),
  };
}

function templateNamed(text: string): PageTemplateName {
  const name = PAGE_TEMPLATES.find((each) => each === text);
  if (!name) throw new OptionError(`--template is one of ${PAGE_TEMPLATES.join(", ")}, not "${text}".`);
  return name;
}

function portsFrom(port: number): Ports {
  return port === 0 ? { crm: 0, proda: 0, ndia: 0 } : { crm: port, proda: port + 1, ndia: port + 2 };
}

function wholeNumber(name: string, text: string, most: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > most)
    throw new OptionError(`${name} must be a whole number up to ${most}, not "${text}".`);
  return value;
}

function describe({ crm, proda, ndia, signIn, connection, controlUrl }: Sandbox): string {
  return `Sandbox CRM    ${crm}   sign in as ${signIn.email} with ${signIn.password}
Sandbox PRODA  ${proda}
Sandbox NDIA   ${ndia}

Connection, as the extension's Options ask for it:
  PRODA device service   ${connection.prodaDeviceBase}
  PRODA token address    ${connection.tokenUrl}
  NDIA base address      ${connection.ndiaBase}
  RA number              ${connection.organisationId}
  Device name            ${connection.deviceName}
  Activation code        ${connection.activationCode}   (one use, one hour; POST ${controlUrl}/activation-code for another)
  Client id              ${connection.clientId}
  API key                ${connection.apiKey}
  Product                ${connection.productId}
  Assertion audience     ${connection.assertionAudience}
  Token audience         ${connection.tokenAudience}

Control        ${controlUrl}/faults, /switches, /clock, /counters, /expected, /bookings, /reset …
Stop with Ctrl+C.`;
}

/** What went wrong in words, where it is something the person at the keyboard can put right. */
function remedy(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const code = "code" in error ? String(error.code) : "";
  if (code === "EADDRINUSE")
    return `A port is taken (${error.message}). Stop what uses it, or choose another: --port 4500.`;
  if (code.startsWith("ERR_PARSE_ARGS")) return `${error.message}\nUsage: ${USAGE}`;
  if (code === "ERR_SQLITE_ERROR") return `The database file can't be used: ${error.message}.`;
  return error instanceof OptionError ? `${error.message}\nUsage: ${USAGE}` : null;
}

try {
  const sandbox = await startSandbox(readOptions());
  console.log(describe(sandbox));
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void sandbox.stop());
} catch (error) {
  const text = remedy(error);
  if (text === null) throw error;
  console.error(text);
  process.exitCode = 1;
}
