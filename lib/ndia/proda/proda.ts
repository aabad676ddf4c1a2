import { ProblemError } from "../../core/problem.ts";
import { problemFrom } from "../../core/problem-catalogue.ts";
import type { ConnectionSettings } from "../../domain/connection/connection-settings.ts";
import { ageOf, isReached } from "../../core/elapsed.ts";
import { MAX_LIFETIME_MS, requestToken } from "./request-token.ts";
import { adoptSentKey, dropSentKey, generateKey, isKeyRefreshDue, withSentKey } from "./device-key.ts";
import type { Device, DeviceStore } from "../../domain/connection/device.ts";
import { DEVICE_EXPIRED } from "./proda-errors.ts";
import { PRODA_PROBLEMS } from "./proda-problems.ts";
import { publishKey } from "./publish-key.ts";
import { currentTime } from "../../platform/system-clock.ts";
import type { TokenCache } from "../../domain/connection/access-token.ts";

/** A new token, and which of the device's keys PRODA accepted for it. */
interface FetchedToken {
  token: string;
  signedWith: "sent" | "kept";
}

/**
 * A browser sends a PUT again by itself when the connection breaks under it. If the first was taken, the second is
 * refused because the code is used or the key known. That can mean success, so it is checked.
 */
const mayBeRepeatedRequest = ({ problem: { code } }: ProblemError) =>
  code === "proda-DE.7" || code === "proda-JWK.9";

const LOCK = "planbridge-proda";

/** A token is left alone this long before it ends, so that it doesn't end on the way. */
const TOKEN_MARGIN_MS = 60_000;

/**
 * The device's life with PRODA. The one rule: a key that was sent is stored before it is sent, and the key before
 * it is given up only when PRODA is known to hold the new one. If an answer is lost, the next token request is
 * signed with the sent key; PRODA's answer shows which key it holds. So no activation code is spent twice.
 */
export function createProda(deps: {
  settings: ConnectionSettings;
  devices: DeviceStore;
  tokens: TokenCache;
  now?: () => number;
}) {
  const { settings, devices, tokens, now = currentTime } = deps;
  /** What changes the device or its token happens one after the other, whoever asks: of two keys under way, one would be lost. */
  const withDeviceLock = <Result>(work: () => Promise<Result>): Promise<Result> =>
    navigator.locks.request(LOCK, work);

  async function activateDevice(activationCode: string): Promise<Device> {
    const known = await devices.get();
    const { orgId, deviceName } = settings;
    const same = known?.orgId === orgId && known.deviceName === deviceName;
    const before: Device = same ? dropSentKey(known) : { id: "device", orgId, deviceName };
    const sent = withSentKey(before, await generateKey(devices.sealsKeys()), now());
    await devices.put(sent);
    await tokens.put(undefined);
    try {
      await send(sent, { activationCode });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      if (error.kind === "permanent" && !mayBeRepeatedRequest(error)) {
        await devices.put(before);
        throw error;
      }
      await resolveLostActivation(error);
    }
    return (await devices.get()) as Device;
  }

  /** The answer to an activation was lost: a token signed with the new key shows whether PRODA accepted it. */
  async function resolveLostActivation(lost: ProblemError): Promise<void> {
    let signedWith: "sent" | "kept" | "none";
    try {
      ({ signedWith } = await fetchToken());
    } catch (error) {
      if (!(error instanceof ProblemError) || error.problem.code !== "not-activated")
        throw activationUnknown(error);
      signedWith = "none";
    }
    if (signedWith !== "sent") throw lost.kind === "permanent" ? lost : activationLost(lost);
  }

  async function send(device: Device, proof: Parameters<typeof publishKey>[2]): Promise<void> {
    const expiries = await publishKey(settings, device.sentKey as CryptoKeyPair, proof, now);
    await devices.put(adoptSentKey(device, expiries));
  }

  async function cachedToken(): Promise<string | undefined> {
    const cached = await tokens.get();
    if (!cached || ageOf(cached.issuedAt ?? 0, now()) === Infinity) return undefined;
    const isSpent = isReached(cached.expiresAt - TOKEN_MARGIN_MS, now(), MAX_LIFETIME_MS);
    return isSpent ? undefined : cached.token;
  }

  /** A token that is good for a while yet. */
  async function currentToken(): Promise<string> {
    return (await cachedToken()) ?? (await fetchToken()).token;
  }

  async function fetchToken(): Promise<FetchedToken> {
    const device = await devices.get();
    const key = device?.sentKey ?? device?.key;
    if (!device || !key) throw new ProblemError("blocked", problemFrom(PRODA_PROBLEMS, "not-activated"));
    try {
      const token = await requestToken(settings, key, now);
      const { keyExpiry, deviceExpiry } = token;
      await devices.put(
        adoptSentKey(device, {
          ...(keyExpiry ? { keyExpiry } : {}),
          ...(deviceExpiry ? { deviceExpiry } : {}),
        }),
      );
      await tokens.put(token);
      return { token: token.token, signedWith: device.sentKey ? "sent" : "kept" };
    } catch (error) {
      const refused =
        error instanceof ProblemError && error.kind === "blocked" && error.problem.code !== "clock-skew";
      if (refused && !device.sentKey && error.problem.code === DEVICE_EXPIRED) {
        await devices.put({ ...device, refused: true });
      }
      if (!refused || !device.sentKey) throw error;
      await devices.put(dropSentKey(device));
      return fetchToken();
    }
  }

  /** Of several calls that one token was refused to, only the first finds it still there: the others use what came for it. */
  async function forgetToken(refused: string | undefined): Promise<void> {
    if (refused === undefined || (await tokens.get())?.token === refused) await tokens.put(undefined);
  }

  const isDue = (device: Device) => isKeyRefreshDue(device, now()) || devices.holdsUnsealedKey(device);

  /** Replaces the device's key when its end is near, or a copy of the profile has it. */
  async function refreshIfDue(): Promise<void> {
    const device = await devices.get();
    if (!device?.key || device.sentKey || !isDue(device)) return;
    const token = await currentToken();
    const current = (await devices.get()) as Device;
    if (!isDue(current)) return;
    const sent = withSentKey(current, await generateKey(devices.sealsKeys()), now());
    await devices.put(sent);
    try {
      await send(sent, { accessToken: token });
    } catch (error) {
      if (error instanceof ProblemError && error.kind === "permanent" && !mayBeRepeatedRequest(error))
        await devices.put(dropSentKey(sent));
      else await tokens.put(undefined);
      throw error;
    }
    // The token of the old key would be refused at the next refresh, so the new key fetches its own.
    await tokens.put(undefined);
  }

  return {
    activate: (activationCode: string) => withDeviceLock(() => activateDevice(activationCode)),
    /** Called often and concurrently: only a caller that finds no cached token waits for the lock. */
    accessToken: async () => (await cachedToken()) ?? withDeviceLock(currentToken),
    /** Safe to call at any time. */
    refreshKeyIfDue: () => withDeviceLock(refreshIfDue),
    /** So that the next caller gets a new one. `refused`: only if that is the one of the moment. */
    forgetToken: (refused?: string) => withDeviceLock(() => forgetToken(refused)),
  };
}

export type Proda = ReturnType<typeof createProda>;

/** `lost`: the error that took PRODA's answer. */
function activationLost(lost: ProblemError): ProblemError {
  return new ProblemError("permanent", problemFrom(PRODA_PROBLEMS, "activation-lost"), { cause: lost });
}

function activationUnknown(cause: unknown): ProblemError {
  return new ProblemError("permanent", problemFrom(PRODA_PROBLEMS, "activation-unknown"), { cause });
}
