import type { ConnectionView } from "../../lib/messaging/views.ts";
import { DEVICE_NOTICE_DAYS, type ExpiryLevel, expiryLevel, expiryText, KEY_NOTICE_DAYS } from "./expiry.ts";
import { ClockIcon, CrossIcon, PlugIcon, TickIcon } from "../base/icons.tsx";

type State = ConnectionView["state"];

const words: Record<State, string> = {
  none: "Not connected to PRODA",
  saved: "Saved, device not activated",
  active: "Connected to PRODA",
  "key-expired": "Device key expired",
  "device-expired": "Device expired",
};

const icons: Record<State, () => preact.JSX.Element> = {
  none: PlugIcon,
  saved: ClockIcon,
  active: TickIcon,
  "key-expired": CrossIcon,
  "device-expired": CrossIcon,
};

const tones: Record<State, string> = {
  none: "pb-tone-neutral",
  saved: "pb-tone-warning",
  active: "pb-tone-success",
  "key-expired": "pb-tone-danger",
  "device-expired": "pb-tone-danger",
};

export function ConnectionState({ connection: { state } }: { connection: ConnectionView }) {
  const Picture = icons[state];
  return (
    <span class={`pb-state ${tones[state]}`}>
      <Picture />
      {words[state]}
    </span>
  );
}

const expiryTones: Record<ExpiryLevel, string> = {
  fine: "pb-tone-none",
  soon: "pb-tone-warning",
  urgent: "pb-tone-danger",
  past: "pb-tone-danger",
};

/** Nothing while the expiry isn't known from PRODA. */
export function Expiry({ of, connection }: { of: "Device" | "Key"; connection: ConnectionView }) {
  const daysLeft = of === "Device" ? connection.deviceDaysLeft : connection.keyDaysLeft;
  if (daysLeft === undefined) return null;
  const level = expiryLevel(daysLeft, of === "Device" ? DEVICE_NOTICE_DAYS : KEY_NOTICE_DAYS);
  return (
    <span class={`pb-expiry ${expiryTones[level]}`} data-level={level}>
      {level !== "fine" && (level === "soon" ? <ClockIcon /> : <CrossIcon />)}
      {expiryText(of, daysLeft, connection.today)}
    </span>
  );
}
