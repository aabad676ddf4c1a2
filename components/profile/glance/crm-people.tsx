import { formatDays } from "../../../lib/core/date-range.ts";
import type {
  CrmProfile,
  IndividualProvider,
  Relationship,
} from "../../../lib/domain/profile/crm-profile/crm-profile.ts";
import { formatDate } from "../../../lib/core/calendar-date.ts";
import { VisibleText } from "../../base/visible-text.tsx";
import { type ToldFact, ToldFacts, ToldText } from "./told-facts.tsx";

/** Whom the CRM names beside the participant. What the office enters itself are connections. */
export function CrmPeople({ relationships, providers }: Pick<CrmProfile, "relationships" | "providers">) {
  return (
    <>
      <h3>Relationships in the CRM</h3>
      <People people={relationships?.map(ofRelationship)} none="The CRM lists no relationship." />
      <h3>Individual providers in the CRM</h3>
      <People people={providers?.map(ofProvider)} none="The CRM lists no individual provider." />
    </>
  );
}

interface NamedPerson {
  /** Everything that is told of them: two may have one name. */
  id: string;
  name: string;
  facts: readonly ToldFact[];
}

function ofRelationship({ name, type, phone, email }: Relationship): NamedPerson {
  return {
    id: [name, type, phone, email].join(" "),
    name,
    facts: [
      { label: "Type", value: <ToldText text={type} isPublic /> },
      { label: "Phone", value: <ToldText text={phone} /> },
      { label: "Email", value: <ToldText text={email} /> },
    ],
  };
}

function ofProvider({ name, service, phone, startDate, endDate }: IndividualProvider): NamedPerson {
  return {
    id: [name, service, phone, startDate, endDate].join(" "),
    name,
    facts: [
      { label: "Service", value: <ToldText text={service} isPublic /> },
      { label: "Phone", value: <ToldText text={phone} /> },
      { label: "Days", value: daysText(startDate, endDate) },
    ],
  };
}

function People({ people, none }: { people: readonly NamedPerson[] | undefined; none: string }) {
  if (!people) return <p class="pb-quiet">Not told: the CRM's page doesn't list them.</p>;
  if (people.length === 0) return <p>{none}</p>;
  return (
    <ul class="pb-crm-people">
      {people.map(({ id, name, facts }) => (
        <li key={id}>
          <strong>
            <VisibleText text={name} />
          </strong>
          <ToldFacts facts={facts} />
        </li>
      ))}
    </ul>
  );
}

function daysText(startDate: string | null, endDate: string | null): string {
  if (startDate !== null) return formatDays({ startDate, endDate });
  return endDate === null ? "Not told" : `to ${formatDate(endDate)}`;
}
