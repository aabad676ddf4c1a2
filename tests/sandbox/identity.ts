export type OriginName = "crm" | "proda" | "ndia";

/** Fixed and invented, so that a demonstration can be prepared the day before. */
export const IDENTITY = {
  organisation: "4400112233",
  organisationName: "Planwise Demo",
  device: "planbridge-sandbox",
  clientId: "sandbox-client-0001",
  apiKey: "sandbox-ndia-api-key-0001",
  product: "Planbridge",
  /** Audience of the assertion, and the `token.aud` of the agency, as the real ones are spelt. */
  assertionAudience: "https://proda.humanservices.gov.au",
  tokenAudience: "https://www.ndis.gov.au/",
  userName: "Pat Manager",
  email: "pat.manager@example.test",
  password: "Sandbox-2026",
} as const;
