import {
  type Appointment,
  type CrmProfile,
  type IndividualProvider,
  NO_END,
  type Relationship,
  type Schedule,
  type ServiceAgreement,
} from "../../domain/profile/crm-profile/crm-profile.ts";
import type { ImportedPlanner, StoredProfile } from "../../domain/profile/crm-profile/stored-profile.ts";
import type { WallTime } from "../../domain/profile/crm-profile/wall-time.ts";
import { type Check, cents, count, day, flag, list, map, nullable, shape, text, time } from "./row-check.ts";

const noneOrDay: Check = (value) => (value === NO_END ? undefined : day(value));
const wallTime = shape<WallTime>({ date: day, time: nullable(text) });
const someText = nullable(text);
const names = nullable(list(text));

const agreement = shape<ServiceAgreement>({
  reference: text,
  path: someText,
  status: someText,
  endDate: nullable(day),
  approved: nullable(cents),
  utilised: nullable(cents),
  remaining: nullable(cents),
});

const relationship = shape<Relationship>({ name: text, type: someText, phone: someText, email: someText });

const provider = shape<IndividualProvider>({
  name: text,
  service: someText,
  phone: someText,
  startDate: nullable(day),
  endDate: nullable(day),
});

const schedule = shape<Schedule>({
  id: text,
  startDate: nullable(day),
  endDate: nullable(noneOrDay),
  frequency: someText,
  interval: someText,
  services: names,
  next: nullable(shape<NonNullable<Schedule["next"]>>({ at: wallTime, path: someText })),
  type: someText,
  isEvaluated: nullable(flag),
  masterType: someText,
  masterStatus: someText,
});

const appointment = shape<Appointment>({
  path: someText,
  start: wallTime,
  end: nullable(wallTime),
  minutes: nullable(count),
  status: someText,
  isRecurring: nullable(flag),
  resources: names,
  services: names,
  address: someText,
});

const profile = shape<CrmProfile>({
  name: text,
  dateOfBirth: nullable(day),
  details: map(text),
  agreements: nullable(list(agreement)),
  relationships: nullable(list(relationship)),
  providers: nullable(list(provider)),
  schedules: nullable(list(schedule)),
  appointments: nullable(list(appointment)),
  unread: map(text),
});

export const crmProfileShape = shape<StoredProfile>(
  {
    site: text,
    ndisNumber: text,
    read: shape<NonNullable<StoredProfile["read"]>>({ at: time, profile }),
    imported: shape<ImportedPlanner>({
      at: time,
      schedules: nullable(list(schedule)),
      appointments: nullable(list(appointment)),
    }),
  },
  "read",
  "imported",
);
