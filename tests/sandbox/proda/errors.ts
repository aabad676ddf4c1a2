import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";

/** Codes of activation and key refresh. The status of DE.7 is 500 in the one public account of it, odd as that is. */
const DEVICE_ERRORS = {
  "111": [400, "Input validation error"],
  "DE.2": [404, "Organisation not found"],
  "DE.4": [404, "Device not found"],
  "DE.5": [400, "Device is in an invalid state"],
  "DE.7": [500, "Invalid or expired device activation code"],
  "JWK.1": [400, "JWK parse exception"],
  "JWK.2": [400, "Invalid algorithm"],
  "JWK.8": [400, "Invalid key use"],
  "JWK.9": [400, "Key already exists in history"],
} as const satisfies Record<string, readonly [ContentfulStatusCode, string]>;

export type DeviceErrorCode = keyof typeof DEVICE_ERRORS;

export function deviceError(c: Context, code: DeviceErrorCode, detail?: string): Response {
  const [status, text] = DEVICE_ERRORS[code];
  const message = detail ? `${text}: ${detail}` : text;
  return c.json(
    { reference: crypto.randomUUID(), status, url: c.req.path, errors: [{ code, message }] },
    status,
  );
}

/** `mapping_error`: the assertion or the client isn't accepted. `device_error`: it is, but the device or its key no longer is. */
export function tokenError(
  c: Context,
  error: "mapping_error" | "device_error",
  description: string,
): Response {
  return c.json({ error, error_description: description }, 400);
}
