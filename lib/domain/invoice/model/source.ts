/** Where the rules are from, as a finding names it. */
export const SOURCE = {
  serviceEntry: "CareView: Service Entry funding period validation",
  warnings: "CareView: warning and error messages explained",
  enteredRate: "CareView: entered rate setting",
  bulkImport: "CareView: bulk invoice file import",
  invoiceEntry: "CareView: invoice entry",
  overview: "CareView: invoice entry system overview",
  stated: "NDIS: stated supports",
  codes: "NDIA: claim codes",
  rejections: "NDIA: rejection codes",
  items: "NDIS support catalogue",
  priceList: "NDIS price list that was imported",
  twoYears: "NDIS Act: claims within two years",
  abn: "ATO: ABN check digits",
  ndisNumber: "NDIS number",
  planbridge: "Planbridge",
} as const;
