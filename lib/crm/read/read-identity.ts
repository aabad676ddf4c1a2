import type { Problem } from "../../core/problem.ts";
import { type Identity, normaliseNdisNumber } from "../../domain/plan/identity.ts";
import type { ClientProfile } from "../profile/site-profile.ts";
import { fieldProblem, unreadableDateProblem } from "./fields/field-problems.ts";
import { isNothing, parsedReading, parsePageDate } from "./fields/page-values.ts";
import type { FieldReader, FoundField } from "./read-field.ts";
import { type Doubt, doubtOf, type Reading, valueReading } from "./reading.ts";

export interface IdentityReading {
  identity: Partial<Identity>;
  doubts: Doubt[];
  problems: Problem[];
}

const PAGE = "client profile";

/**
 * The three facts by which the NDIA knows a participant. They are one person's: what stands in a section that may be
 * somebody else's isn't taken.
 */
export function readIdentity(page: FieldReader, { fields, dateOrder }: ClientProfile): IdentityReading {
  const parseBirthday = (text: string) => parsePageDate(text, { order: dateOrder, isBirthday: true });
  const number = page.find(fields.ndisNumber, normaliseNdisNumber);
  const surname = textIn(onePersons(page.find(fields.surname), number));
  const birthday = textIn(
    onePersons(
      page.find(fields.dateOfBirth, (text) => parseBirthday(text) ?? text),
      number,
    ),
  );
  const ndisNumber = textIn(number);
  const dateOfBirth = parsedReading(birthday, parseBirthday);
  const found: [name: keyof Identity, label: string, reading: Reading<string | undefined>][] = [
    ["surname", "Surname", surname],
    ["ndisNumber", "NDIS Number", ndisNumber],
    ["dateOfBirth", "Date of Birth", dateOfBirth],
  ];
  const identity: Partial<Identity> = {};
  for (const [name, , reading] of found)
    if (reading.state === "value" && reading.value) identity[name] = reading.value;
  return {
    identity,
    doubts: found.flatMap(([, label, reading]) => doubtOf(label, reading)),
    problems: found.flatMap(([name, label, reading]) =>
      name === "dateOfBirth" && reading.state === "unreadable" && reading.text
        ? unreadableDateProblem(label, reading.text)
        : (fieldProblem(label, PAGE, reading) ?? []),
    ),
  };
}

function textIn(field: Reading<FoundField>): Reading<string> {
  if (field.state !== "value") return field;
  const { value } = field.value;
  // `None` and `Na` are surnames too; `N/A` and a dash are none.
  return valueReading(isNothing(value) && !/^\p{L}+$/u.test(value) ? "" : value);
}

/** The field, where it stands in a section of the record's own, or in the one that the NDIS number stands in. */
function onePersons(field: Reading<FoundField>, number: Reading<FoundField>): Reading<FoundField> {
  if (field.state !== "value" || number.state !== "value") return field;
  const { section, value } = field.value;
  const home = number.value.section;
  const isSame = section.heading === home.heading;
  const isOwn = section.standing === "own" || section.heading === undefined;
  const isNumberOwn = home.standing === "own" || home.heading === undefined;
  return isSame || (isOwn && isNumberOwn) ? field : { state: "ambiguous", texts: [value] };
}
