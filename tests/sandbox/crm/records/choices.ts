/** What the CRM's drop-down lists offer. */
export const CLIENT_STATUSES: readonly string[] = ["Active", "Inactive", "Prospect"];
export const CLIENT_TYPES: readonly string[] = ["Client", "Relationship"];
export const GENDERS: readonly string[] = ["Female", "Male", "Non-binary", "Not stated"];
export const STATES: readonly string[] = ["ACT", "NSW", "NT", "QLD", "SA", "TAS", "VIC", "WA"];
export const SERVICE_REGIONS: readonly string[] = [
  "New South Wales",
  "Queensland",
  "South Australia",
  "Victoria",
  "Western Australia",
];
export const SERVICE_TYPES: readonly string[] = ["Plan Management Client", "Support Coordination Client"];
export const CONTRACT_STATUSES: readonly string[] = ["Active", "Inactive"];
export const FUNDING_SOURCES: readonly string[] = ["Client", "NDIS"];
export const FUNDING_MANAGEMENTS: readonly string[] = [
  "NDIA",
  "Participant",
  "Participant's Nominee",
  "Registered Plan Management Provider",
];
export const MANAGEMENT_STYLES: readonly string[] = ["Agency", "Plan Management", "Self Managed"];
export const STATED_SUPPORT_TYPES: readonly string[] = [
  "N/A",
  "Stated - Selected Support Items Only",
  "Stated - Any Category Supports Only",
];
export const NDIS_RATES: readonly string[] = ["Price guide rate", "Use alternative rate"];
export const DELIVERY_STATUSES: readonly string[] = ["Ready for Extraction", "Extracted", "Provider Paid"];
export const GST_CODES: readonly string[] = ["P1", "P2", "P5"];
export const YES_NO: readonly string[] = ["Yes", "No"];
export const CATEGORIES: readonly string[] = [
  "Assistance with Daily Life",
  "Transport",
  "Consumables",
  "Assistance with Social, Economic and Community Participation",
  "Assistive Technology",
  "Home Modifications",
  "Support Coordination",
  "Improved Living Arrangements",
  "Increased Social and Community Participation",
  "Finding and Keeping a Job",
  "Improved Relationships",
  "Improved Health and Wellbeing",
  "Improved Learning",
  "Choice and Control",
  "Improved Daily Living Skills",
  "Home and Living",
  "Behaviour Support",
  "Assistive Technology Maintenance, Repair and Rental",
  "Specialist Disability Accommodation",
  "Transport Recurring",
];
/** Categories whose money may stand in for one another's under PACE. */
export const CORE_FLEXIBLE: readonly string[] = [
  "Assistance with Daily Life",
  "Consumables",
  "Assistance with Social, Economic and Community Participation",
];
export const CLAIM_TYPES: readonly string[] = ["STAN", "CANC", "REPW", "TRAN", "NF2F"];
/** The agency's codes; which of them the CRM offers isn't public. */
export const CANCELLATION_REASONS: readonly string[] = ["NSDH", "NSDF", "NSDT", "NSDO"];
/** Every office writes its own. */
export const ON_HOLD_REASONS: readonly string[] = [
  "Awaiting Client Approval",
  "Query With Provider",
  "Awaiting Budget",
];
export const INVOICE_STATUSES: readonly string[] = [
  "Ready for Extraction",
  "Pending Client approval",
  "Extract Generated",
  "Cancelled",
];
