import { inspect } from "node:util";

/** What was planted, and where it stands in a text in any of the ways in which a program would write it. */
export interface SecretSearch {
  /** @param name what it is called in a finding */
  plant(name: string, secret: string | Uint8Array): void;
  /** The names of what stands in it, each once. */
  find(value: unknown): string[];
}

export function createSecretSearch(): SecretSearch {
  const forms = new Map<string, string>();
  return {
    plant(name, secret) {
      for (const form of formsOf(secret)) forms.set(form, name);
    },
    find(value) {
      const text = textOf(value);
      const found = new Set<string>();
      for (const [form, name] of forms) if (text.includes(form)) found.add(name);
      return [...found];
    },
  };
}

/** Plain, in an address, in JSON and as bytes are written. */
function formsOf(secret: string | Uint8Array): string[] {
  if (typeof secret !== "string") return formsOfBytes(secret);
  const json = JSON.stringify(secret).slice(1, -1);
  return [secret, encodeURIComponent(secret), json, ...formsOfBytes(new TextEncoder().encode(secret))];
}

function formsOfBytes(bytes: Uint8Array): string[] {
  // The last letters depend on what follows.
  const whole = bytes.subarray(0, bytes.length - (bytes.length % 3));
  return [
    whole.toBase64(),
    whole.toBase64({ alphabet: "base64url" }),
    bytes.toHex(),
    [...bytes.subarray(0, 24)].join(","),
    [...bytes.subarray(0, 24)].join(", "),
    // As the debugger of Node shows them, and as JSON makes an object of them.
    [...bytes.subarray(0, 6)].map((byte, at) => `"${at}":${byte}`).join(","),
  ];
}

/** Everything of a value, the causes of errors and what isn't enumerable in them among it. */
function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  const limits = {
    maxArrayLength: Infinity,
    maxStringLength: Infinity,
    breakLength: Infinity,
    depth: Infinity,
  };
  return `${inspect(value, { ...limits, showHidden: value instanceof Error })} ${asJson(value)}`;
}

function asJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? "";
  } catch {
    return "";
  }
}
