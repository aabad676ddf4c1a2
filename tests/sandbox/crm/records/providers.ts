/**
 * The service providers this CRM knows, with their ABNs: invented, and right in their check digits. It has its own list: the
 * agency's side is none of its business. A provider that only stands for something else is exempt.
 */
const SERVICE_PROVIDERS: readonly { name: string; abn: string }[] = [
  { name: "Billabong Care Co", abn: "32999990001" },
  { name: "Southern Cross Therapy", abn: "13999990002" },
  { name: "Kookaburra Community Access", abn: "83999990003" },
  { name: "Planwise Demo", abn: "64999990004" },
  { name: "NDIA refer to PACE", abn: "EXCLS" },
  { name: "Previous Plan Manager", abn: "45999990005" },
];

export const PROVIDERS: readonly string[] = SERVICE_PROVIDERS.map(({ name }) => name);

/** Eleven digits, `EXCLS` for one that is exempt, or nothing for one that isn't known. */
export function abnOf(provider: string): string {
  return SERVICE_PROVIDERS.find(({ name }) => name === provider)?.abn ?? "";
}

export function providerOf(abn: string): string | undefined {
  return SERVICE_PROVIDERS.find((provider) => provider.abn === abn)?.name;
}
