import { connectionSchema } from "../../storage/settings/connection-schema.ts";
import { environments } from "../../ndia/environments.ts";
import type { Device } from "../../domain/connection/device.ts";
import { expiryOf } from "../../ndia/proda/device-key.ts";
import { dayAt, daysBetween } from "../../core/calendar-date.ts";
import { ProblemError } from "../../core/problem.ts";
import { appendAudit } from "../../storage/audit/append-audit.ts";
import type { Database } from "../../storage/database.ts";
import { findDevice } from "../../storage/device-repository.ts";
import { managedSettings, unreadablePolicy } from "../../storage/settings/policy.ts";
import { saveConnection, savedConnection } from "../../storage/settings/settings.ts";
import { type Connection, missingOrigins } from "../../services/connection/connection.ts";
import { connectionProblem, keepsApiKey } from "../../messaging/connection-problem.ts";
import type { HandlersOf } from "../receive.ts";
import type { connectionOperations } from "../../messaging/operations/connection-operations.ts";
import type { ConnectionForm, ConnectionView, Precondition } from "../../messaging/views.ts";
import { currentTime, today } from "../../platform/system-clock.ts";

/** The connection to PRODA. `usable` is called when something was fixed that blocked work may wait for. */
export function connectionHandlers(
  db: Database,
  connection: Connection,
  usable: () => Promise<void>,
): HandlersOf<typeof connectionOperations> {
  const view = () => viewConnection(db);

  async function save(form: ConnectionForm, activationCode?: string): Promise<void> {
    const before = await savedConnection(db);
    const { connection: managed } = await managedSettings();
    // A key that was typed for one address isn't sent to another.
    const kept = keepsApiKey({ ...before, ...managed }, { ...form, ...managed }) ? before.apiKey : undefined;
    const apiKey = form.apiKey || kept || "";
    const wanted = { ...form, apiKey, ...managed };
    const problem = connectionProblem(wanted, Object.keys(managed), activationCode);
    if (problem) throw new ProblemError("permanent", problem);
    await saveConnection(db, connectionSchema.parse(wanted));
    await connection.forget();
  }

  return {
    "connection.view": view,
    "connection.save": async ({ settings }) => {
      await save(settings);
      await usable();
      return view();
    },
    "connection.activate": async ({ settings, activationCode }) => {
      await save(settings, activationCode);
      const proda = await connection.proda();
      await proda.activate(activationCode.trim());
      const { deviceName, orgId } = settings;
      await appendAudit(db, {
        kind: "device-activated",
        details: { device: deviceName, organisation: orgId },
      });
      await usable();
      return view();
    },
    "connection.check": async () => {
      const proda = await connection.proda();
      await proda.forgetToken();
      await proda.accessToken();
      await proda.refreshKeyIfDue();
      await usable();
      return view();
    },
  };
}

/** Settings, policy, device and permissions in one view, without any secret. */
export async function viewConnection(db: Database): Promise<ConnectionView> {
  const { connection: managed, unreadable } = await managedSettings();
  const saved = { ...(await savedConnection(db)), ...managed };
  const whole = connectionSchema.safeParse(saved);
  const device = await findDevice(db);
  const day = today();
  const isActivated =
    whole.success && device?.orgId === whole.data.orgId && device.deviceName === whole.data.deviceName;
  return {
    state: whole.success ? deviceState(isActivated ? device : undefined) : "none",
    ...(Object.keys(saved).length > 0 ? { settings: { ...DEFAULT_FORM, ...saved, apiKey: "" } } : {}),
    apiKeySaved: Boolean(saved.apiKey),
    ...(unreadable.length > 0 ? { policyProblem: unreadablePolicy(unreadable) } : {}),
    managed: Object.keys(managed) as (keyof ConnectionForm)[],
    ...(isActivated ? expiries(device, day) : {}),
    missingOrigins: whole.success ? await missingOrigins(whole.data) : [],
    today: day,
  };
}

function deviceState(device: Device | undefined): ConnectionView["state"] {
  if (!device?.key) return "saved";
  const now = currentTime();
  const isPast = (of: "keyExpiry" | "deviceExpiry") => (expiryOf(device, of, now) ?? Infinity) < now;
  if (device.refused || isPast("deviceExpiry")) return "device-expired";
  return isPast("keyExpiry") ? "key-expired" : "active";
}

function expiries(activated: Device, day: string): Partial<ConnectionView> {
  const now = currentTime();
  const key = dayOf(expiryOf(activated, "keyExpiry", now));
  const device = dayOf(expiryOf(activated, "deviceExpiry", now));
  return {
    ...(key ? { keyExpiry: key, keyDaysLeft: daysBetween(day, key) } : {}),
    ...(device ? { deviceExpiry: device, deviceDaysLeft: daysBetween(day, device) } : {}),
  };
}

/** The calendar day of an instant in the NDIA's time zone. */
function dayOf(instant: number | undefined): string | undefined {
  return instant === undefined ? undefined : dayAt(instant);
}

/** Until something is saved, the form starts with the public values of production. */
const DEFAULT_FORM: ConnectionForm = {
  environment: "production",
  ...environments.production,
  clientId: "",
  apiKey: "",
  orgId: "",
  deviceName: "",
};

/** Whether the NDIA can be asked from this device (F1, F30). */
export function connectionPrecondition(view: ConnectionView): Precondition {
  const holds = view.state === "active" && view.missingOrigins.length === 0;
  return {
    what: holds ? "This device is connected to the NDIA." : "This device isn't connected to the NDIA.",
    holds,
    ...(holds
      ? {}
      : {
          remedy: "Open Options > Connection and activate this device, or allow the NDIA's addresses.",
          at: "options" as const,
        }),
  };
}
