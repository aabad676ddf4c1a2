/**
 * The fields of the CRM's forms that a change fills in, by our names; a CRM's profile has the labels of each. They are
 * stored with every change, so none is renamed.
 */
export const CRM_FIELDS = [
  "reference",
  "planStartDate",
  "planEndDate",
  "startDate",
  "endDate",
  "fundingSource",
  "fundingManagement",
  "totalFunding",
  "pacePlan",
  "pace",
  "apiAccess",
  "planCategory",
  "budgetAmount",
  "excluded",
  "managementStyle",
  "requiresBooking",
  "supportItem",
  "serviceProvider",
  "quantity",
  "rate",
  "gstCode",
  "deliveredDate",
  "deliveryStatus",
  "notes",
] as const;

export type CrmField = (typeof CRM_FIELDS)[number];

/** A field of a service booking at the NDIA, such as `booking/type`, `booking/end` or `booking/line/1`: no form of the CRM has it. */
export type BookingField = `booking/${string}`;

/** A field that a change writes. */
export type ChangeField = CrmField | BookingField;

export function isCrmField(field: ChangeField): field is CrmField {
  return !field.startsWith("booking/");
}

/** What is read back of a record: a field of its own, or the support item number, which only its row in a table shows. */
export type RecordField = ChangeField | "itemNumber";

/** What the CRM calls the two dates that are compared with the NDIA's. */
export const PLAN_DATE_LABELS = {
  planStartDate: "NDIS Plan Start Date",
  planEndDate: "NDIS Plan End Date",
} as const satisfies Partial<Record<CrmField, string>>;
