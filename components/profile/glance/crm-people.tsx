import { formatDays } from "../../../lib/core/date-range.ts";
import type { CrmProfile } from "../../../lib/domain/profile/crm-profile/crm-profile.ts";
import { formatDate } from "../../../lib/core/calendar-date.ts";
import { VisibleText } from "../../base/visible-text.tsx";
import { ToldFacts, ToldText } from "./told-facts.tsx";

/** Whom the CRM names beside the participant. What the office enters itself are connections. */
export function CrmPeople({ relationships, providers }: Pick<CrmProfile, "relationships" | "providers">) {
  return (
    <>
      <h3>Relationships in the CRM</h3>
      <People
        people={relationships}
        none="The CRM lists no relationship."
        facts={({ type, phone, email }) => [
          { label: "Type", value: <ToldText text={type} isPublic /> },
          { label: "Phone", value: <ToldText text={phone} /> },
          { label: "Email", value: <ToldText text={email} /> },
        ]}
      />
      <h3>Individual providers in the CRM</h3>
      <People
        people={providers}
        none="The CRM lists no individual provider."
        facts={({ service, phone, startDate, endDate }) => [
          { label: "Service", value: <ToldText text={service} isPublic /> },
          { label: "Phone", value: <ToldText text={phone} /> },
          { label: "Days", value: daysText(startDate, endDate) },
        ]}
      />
    </>
  );
}

function People<Person extends { name: string }>({
  people,
  none,
  facts,
}: {
  people: readonly Person[] | null;
  none: string;
  facts: (person: Person) => Parameters<typeof ToldFacts>[0]["facts"];
}) {
  if (!people) return <p class="pb-quiet">Not told: the CRM's page doesn't list them.</p>;
  if (people.length === 0) return <p>{none}</p>;
  return (
    <ul class="pb-crm-people">
      {people.map((person, at) => (
        <li key={`${person.name} ${at}`}>
          <strong>
            <VisibleText text={person.name} />
          </strong>
          <ToldFacts facts={facts(person)} />
        </li>
      ))}
    </ul>
  );
}

function daysText(startDate: string | null, endDate: string | null): string {
  if (startDate !== null) return formatDays({ startDate, endDate });
  return endDate === null ? "Not told" : `to ${formatDate(endDate)}`;
}
