/** What a build allows beside https: the sandbox's servers on this very computer. */
export interface AddressRules {
  loopback: boolean;
}

/** The domains of PRODA and the NDIA. The NDIA's production address isn't public, so no single host is listed. */
const GOVERNMENT_DOMAINS = ["humanservices.gov.au", "servicesaustralia.gov.au", "ndis.gov.au"];

/** `https` to one host; plain `http` only to this computer, where the build allows it. Never a pattern of hosts. */
export function isSecureAddress(text: string, rules: AddressRules): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  const { protocol, hostname, username, password } = url;
  if (hostname.includes("*") || username || password) return false;
  return protocol === "https:" || (protocol === "http:" && rules.loopback && isLoopback(url));
}

/** Whether the API key and tokens may be sent there without an organisation's policy. */
export function isGovernmentAddress(text: string, rules: AddressRules): boolean {
  if (!isSecureAddress(text, rules)) return false;
  const url = new URL(text);
  if (rules.loopback && isLoopback(url)) return true;
  return GOVERNMENT_DOMAINS.some((domain) => url.hostname === domain || url.hostname.endsWith(`.${domain}`));
}

function isLoopback({ hostname }: URL): boolean {
  return hostname === "localhost" || hostname.endsWith(".localhost") || hostname === "127.0.0.1";
}
