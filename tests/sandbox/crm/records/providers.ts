/** The service providers this CRM knows. It has its own list: the agency's side is none of its business. */
export const PROVIDERS: readonly string[] = [
  "Billabong Care Co",
  "Southern Cross Therapy",
  "Kookaburra Community Access",
  "Planwise Demo",
  "NDIA refer to PACE",
  "Previous Plan Manager",
];
