/** Public addresses of PRODA, to fill the form with. Both live on for vendors' tests and for production. */
export const environments = {
  production: {
    deviceHost: "https://5.rsp.humanservices.gov.au",
    tokenHost: "https://proda.humanservices.gov.au",
    ndiaHost: "",
    tokenAudience: "https://proda.humanservices.gov.au",
    serviceAudience: "https://www.ndis.gov.au/",
  },
  test: {
    deviceHost: "https://test.5.rsp.humanservices.gov.au",
    tokenHost: "https://vnd.proda.humanservices.gov.au",
    ndiaHost: "https://test.api.ndis.gov.au/sharedservices/ndis-api-test/ndis",
    tokenAudience: "https://proda.humanservices.gov.au",
    serviceAudience: "https://www.ndis.gov.au/",
  },
} as const;
