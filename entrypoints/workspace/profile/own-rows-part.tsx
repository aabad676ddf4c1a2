import { ProblemNote } from "../../../components/base/problem-note.tsx";
import { ProfilePart } from "../../../components/profile/profile-view.tsx";
import { readOwnRows } from "../../../lib/services/profile/read-own-rows.ts";
import { useStored } from "../use-stored.ts";
import { ConnectionsPart } from "./connections-part.tsx";
import { GoalsPart } from "./goals-part.tsx";
import type { PartProps } from "./part-props.ts";
import { ResourcesPart } from "./resources-part.tsx";

/** Connections, resources and goals: read together, as each shows rows of the others. */
export function OwnRowsPart(props: PartProps) {
  const { site, ndisNumber, isShown } = props;
  const { value, problem, look } = useStored((db) => readOwnRows(db, { site, ndisNumber }), isShown);
  if (problem)
    return (
      <ProfilePart id="own-rows" title="Connections, resources and goals">
        <ProblemNote problem={problem} source="Planbridge" alert />
      </ProfilePart>
    );
  if (!value) return null;
  const part = { ...props, own: value, look };
  return (
    <>
      <ConnectionsPart {...part} />
      <ResourcesPart {...part} />
      <GoalsPart {...part} />
    </>
  );
}
