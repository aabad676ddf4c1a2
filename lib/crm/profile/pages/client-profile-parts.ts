import type { DetailName, ProfileList } from "../../../domain/profile/crm-profile/crm-profile.ts";
import type { Spellings, TableShape } from "../define-page.ts";

/**
 * What a client's profile shows besides what their contracts need. It is read of pages that the background fetches alone, so no
 * page's script carries these labels. The public guides name the sections Client Details, Relationships and Individual
 * Providers; that there are tables of schedules and appointments, and their columns, is a guess.
 */
export const clientDetailFields: Readonly<Record<DetailName, Spellings>> = {
  title: ["Title", "Salutation"],
  firstName: ["First Name", "Given Name", "Given Names"],
  surname: ["Surname", "Last Name", "Family Name"],
  gender: ["Gender", "Sex"],
  phone: ["Phone", "Home Phone", "Phone Number", "Telephone"],
  mobile: ["Mobile", "Mobile Phone", "Mobile Number"],
  email: ["Email", "Email Address"],
  additionalEmails: ["Additional Emails", "Additional Email"],
  address: ["Address", "Home Address", "Street Address", "Address 1", "Address1", "Mailing Address"],
  suburb: ["Suburb", "City", "Mailing City", "Town"],
  state: ["State"],
  postcode: ["Postcode", "Post Code", "PostCode", "Mailing Postal Code"],
  language: ["Primary Language", "Language", "Preferred Language", "Other Primary Language"],
  interpreter: ["Interpreter Required", "Interpreter", "Interpreter Needed"],
  statementOptOut: ["Monthly Statement Opt Out", "Statement Opt Out"],
  postalStatement: ["Send Postal Statement", "Postal Statement"],
  status: ["Status", "Client Status"],
};

/** Headings under which such fields are the client's own. */
export const clientSections: Spellings = [
  "Contact Details",
  "Contact Information",
  "Address",
  "Address Details",
  "Address Information",
  "Demographics",
  "Demographic Information",
  "Communication Preferences",
  "Communication",
  "Statements",
];

const NAME = ["Name", "Full Name", "Contact"];
const PHONE = ["Phone", "Mobile", "Contact Number", "Phone Number"];

export const clientProfileTables: Readonly<Record<ProfileList, TableShape>> = {
  agreements: {
    titles: ["Client Funding"],
    columns: {
      reference: ["Reference", "Contract Reference", "Contract"],
      number: ["Contract Number", "Contract No", "Contract No."],
      status: ["Status", "Contract Status"],
      endDate: ["End Date", "Contract End Date", "Contract End", "Plan End", "Plan End Date"],
      approved: ["Total Funding", "Total Funding $", "Approved Amount", "Approved", "Total Approved"],
      utilised: ["Total Delivered", "Utilised Amount", "Utilised", "Total Utilised"],
      remaining: ["Total Remaining", "Remaining Amount", "Remaining"],
    },
    record: { columns: ["reference", "number"], nouns: ["service", "contract", "agreement", "funding"] },
  },
  relationships: {
    titles: ["Relationships", "Client Relationships", "Relationship"],
    columns: {
      name: ["Related Contact", ...NAME],
      type: ["Relationship Type", "Relationship", "Type"],
      phone: PHONE,
      email: ["Email", "Email Address"],
    },
  },
  providers: {
    titles: ["Individual Providers", "Individual Provider"],
    columns: {
      name: ["Individual Provider", "Provider", ...NAME],
      service: ["Service", "Services", "Role", "Provider Type", "Type"],
      phone: PHONE,
      startDate: ["Start Date", "From", "Start"],
      endDate: ["End Date", "To", "End"],
    },
  },
  schedules: {
    titles: ["Recurring Schedules", "Active Schedule", "Active Schedules", "Schedules", "Schedule"],
    columns: {
      id: ["Schedule ID", "Schedule", "Schedule Number", "Schedule Name", "ID"],
      startDate: ["Schedule Start Date", "Start Date", "Start"],
      endDate: ["Schedule End Date", "End Date", "End"],
      frequency: ["Frequency"],
      interval: ["Interval"],
      services: ["Appointment Services", "Appointment Service(s)", "Appointment Service", "Services"],
      next: ["Next Appointment Date", "Next Appointment"],
      type: ["Type", "Schedule Type"],
      isEvaluated: ["Under Evaluation", "Evaluated"],
      masterType: ["Master Record Type", "Master Appointment Record Type"],
      masterStatus: ["Master Status", "Master Appointment Status", "Master Appointment"],
    },
  },
  appointments: {
    titles: ["Upcoming Appointments", "Appointments", "Client Appointments"],
    columns: {
      start: ["Scheduled Start", "Scheduled Start Date/Time", "Start", "Start Date", "Date", "Appointment"],
      end: ["Scheduled End", "Scheduled End Date/Time", "End", "End Date", "Finish"],
      minutes: ["Duration (min)", "Duration (mins)", "Duration (minutes)", "Duration in Minutes", "Duration"],
      status: ["Status", "Appointment Status"],
      isRecurring: ["Recurring", "Is Recurring", "Repeats"],
      resources: ["Resources", "Resource", "Resource(s)", "Staff", "Workers"],
      services: ["Services", "Service", "Service(s)", "Appointment Services"],
      address: ["Appointment Address", "Address", "Location"],
    },
    record: { columns: ["start"], nouns: ["appointment"] },
  },
};
