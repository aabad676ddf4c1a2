import type {
  Appointment,
  CrmProfile,
  Schedule,
  ServiceAgreement,
} from "../../../../../lib/domain/profile/crm-profile/crm-profile.ts";

export function appointment(changes: Partial<Appointment> = {}): Appointment {
  return {
    path: "/Appointments/Details/501",
    start: { date: "2026-11-30", time: "09:30" },
    end: { date: "2026-11-30", time: "11:00" },
    minutes: null,
    status: "Scheduled",
    isRecurring: true,
    resources: ["Deepa Tran"],
    services: ["Personal Care"],
    address: "12 Acacia Street, Elwood, VIC 3184",
    ...changes,
  };
}

export function schedule(changes: Partial<Schedule> = {}): Schedule {
  return {
    id: "RS-00010",
    startDate: "2026-03-27",
    endDate: "none",
    frequency: "Weekly",
    interval: "2",
    services: ["Personal Care"],
    next: { at: { date: "2026-11-30", time: "09:30" }, path: "/Appointments/Details/501" },
    type: "Standard",
    isEvaluated: true,
    masterType: "Appointment",
    masterStatus: "Scheduled",
    ...changes,
  };
}

export function agreement(changes: Partial<ServiceAgreement> = {}): ServiceAgreement {
  return {
    reference: "NDIS-0042",
    path: "/ServiceContracts/Details/42",
    status: "Active",
    endDate: "2027-01-11",
    approved: 25_610_66,
    utilised: 665_59,
    remaining: 24_945_07,
    ...changes,
  };
}

export function crmProfile(changes: Partial<CrmProfile> = {}): CrmProfile {
  return {
    name: "Ngozi Okafor",
    dateOfBirth: "1990-05-04",
    details: { phone: "0491 570 006", email: "ngozi@example.test", mobile: "" },
    agreements: [agreement()],
    relationships: [{ name: "Ade Okafor", type: "Parent", phone: "0491 571 266", email: "" }],
    providers: [],
    schedules: [schedule()],
    appointments: [appointment()],
    unread: {},
    ...changes,
  };
}
