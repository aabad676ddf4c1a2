import { cleanup, fireEvent, render, screen, within } from "@testing-library/preact";
import { afterEach, expect, test, vi } from "vitest";
import { OwnGoals, type OwnGoalsProps } from "../../../../components/profile/own-goals/own-goals.tsx";
import {
  ParticipantResources,
  type ParticipantResourcesProps,
} from "../../../../components/profile/resources/participant-resources.tsx";
import type { Problem } from "../../../../lib/core/problem.ts";
import type { OwnState } from "../../../../lib/domain/profile/own-change.ts";
import { goalViews } from "../../../../lib/domain/profile/own-goals/goal-views.ts";
import { resourceViews, useViews } from "../../../../lib/domain/profile/resources/resource-views.ts";
import { LUCA, ownState } from "../../domain/profile/own-fixtures.ts";
import { TODAY } from "../../test-clock.ts";
import { seriousFindings } from "../accessible.ts";

afterEach(cleanup);

const stores = () => vi.fn<(draft: unknown) => Promise<Problem | null>>(() => Promise.resolve(null));
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }));
const enter = (label: string, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } });
const choose = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
const optionsOf = (label: string) =>
  within(screen.getByLabelText(label))
    .getAllByRole("option")
    .map(({ textContent }) => textContent);

const [goal] = ownState().ownGoals;
const [independent] = ownState().organisationGoals;
const [use] = ownState().resourceUses;
if (!goal || !independent || !use) throw new Error("the fixtures have one of each");

function showGoals(state: OwnState = ownState()) {
  const props: OwnGoalsProps = {
    participant: LUCA,
    views: goalViews(state, LUCA),
    organisationGoals: state.organisationGoals,
    onSave: stores(),
    onRemove: stores(),
    onSaveOrganisationGoal: stores(),
  };
  return { props, ...render(<OwnGoals {...props} />) };
}

function showResources(state: OwnState = ownState()) {
  const props: ParticipantResourcesProps = {
    participant: LUCA,
    views: useViews(state, LUCA, TODAY),
    resources: state.resources,
    goals: state.ownGoals,
    all: resourceViews(state, LUCA.site, TODAY),
    onAll: vi.fn<() => void>(),
    onSave: stores(),
    onRemove: stores(),
    onSaveResource: stores(),
  };
  return { props, ...render(<ParticipantResources {...props} />) };
}

test("F177: a goal shows name, stage, goal and days, and a new one is entered with a new goal", async () => {
  const { props, container } = showGoals();
  const item = screen.getByRole("list", { name: "Goals of your organisation for this participant" });
  expect(item.textContent).toContain("Cook dinner twice a weekIn Progress");
  expect(item.textContent).toContain("Goal: Live independently01/07/2026 to no end told");
  press("Add a goal");
  enter("Goal name", "Catch the tram");
  enter("New goal", "Get around");
  enter("Goal start", "2026-12-01");
  choose("Stage", "definition");
  enter("Description", "To school");
  expect(await seriousFindings(container)).toEqual([]);
  press("Save");
  await vi.waitFor(() =>
    expect(props.onSave).toHaveBeenCalledExactlyOnceWith({
      ...LUCA,
      name: "Catch the tram",
      goalId: "",
      newGoal: "Get around",
      startDate: "2026-12-01",
      endDate: "",
      stage: "definition",
      description: "To school",
      isArchived: false,
    }),
  );
});

test("F178: a goal's stage is one of the five, or not told", () => {
  showGoals();
  press("Add a goal");
  expect(optionsOf("Stage")).toEqual([
    "Not told",
    "Definition",
    "In Progress",
    "Partially Achieved",
    "Fully Achieved",
    "Not Achieved",
  ]);
});

test("F179: a goal is archived at a press, and stands among the archived ones, where it is restored", async () => {
  const { props } = showGoals();
  press(`Archive ${goal.name}`);
  await vi.waitFor(() =>
    expect(props.onSave).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ begun: { id: goal.id, revision: 1 }, isArchived: true }),
    ),
  );
  cleanup();
  showGoals(ownState({ ownGoals: [{ ...goal, isArchived: true }] }));
  expect(screen.getByText("Your organisation has no active goals for this participant.")).toBeTruthy();
  expect(screen.getByText("1 archived goal")).toBeTruthy();
  expect(screen.getByRole("button", { name: `Restore ${goal.name}` })).toBeTruthy();
});

test("F179: no look-up offers an archived goal, of the participant or of the organisation", () => {
  const archived = {
    ownGoals: [goal, { ...goal, id: "old", name: "Old", isArchived: true }],
    organisationGoals: [independent, { ...independent, id: "gone", text: "Gone", isArchived: true }],
  };
  showGoals(ownState(archived));
  press("Add a goal");
  expect(optionsOf("Goal")).toEqual(["A new goal", "Live independently"]);
  cleanup();
  showResources(ownState(archived));
  press("Add a resource");
  expect(optionsOf("For the goal")).toEqual(["None", "Cook dinner twice a week"]);
});

test("F179: a form keeps the archived goal that its row had, and says that it is archived", () => {
  showGoals(ownState({ organisationGoals: [{ ...independent, isArchived: true }] }));
  press(`Change ${goal.name}`);
  expect(optionsOf("Goal")).toEqual(["A new goal", "Live independently (archived)"]);
  cleanup();
  showResources(ownState({ ownGoals: [{ ...goal, isArchived: true }] }));
  press("Change Ana Silva");
  expect(optionsOf("For the goal")).toEqual(["None", "Cook dinner twice a week (archived)"]);
});

test("one of the organisation's goals is renamed for everybody", async () => {
  const { props } = showGoals();
  press("Rename Live independently");
  enter("Goal", "Live alone");
  press("Save");
  await vi.waitFor(() =>
    expect(props.onSaveOrganisationGoal).toHaveBeenCalledExactlyOnceWith({
      begun: { id: independent.id, revision: 1 },
      text: "Live alone",
      isArchived: false,
    }),
  );
  fireEvent.click(await screen.findByRole("button", { name: "Archive Live independently for everybody" }));
  expect(props.onSaveOrganisationGoal).toHaveBeenLastCalledWith(
    expect.objectContaining({ isArchived: true }),
  );
});

test("F176: a participant's resource shows its days and goal, and all resources who has them", async () => {
  const { container, props } = showResources();
  const own = screen.getByRole("list", { name: "Resources of this participant" });
  expect(own.textContent).toContain("Ana SilvaWorker");
  expect(own.textContent).toContain("01/07/2026 to 31/12/2026For the goal Cook dinner twice a week");
  const everybody = screen.getByRole("list", { name: "All resources" });
  expect(everybody.textContent).toContain("Luca Milne01/07/2026 to 31/12/2026");
  press("Add a resource");
  expect(screen.getByText("Empty: until further notice.")).toBeTruthy();
  choose("Resource", use.resourceId);
  enter("Resource from", "2027-01-01");
  expect(await seriousFindings(container)).toEqual([]);
  press("Save");
  await vi.waitFor(() =>
    expect(props.onSave).toHaveBeenCalledExactlyOnceWith({
      ...LUCA,
      resourceId: use.resourceId,
      startDate: "2027-01-01",
      endDate: "",
      goalId: null,
    }),
  );
});

test("F176: an open end is said on both lists, and what is over or to come is marked", () => {
  const open = { ...use, startDate: "2027-01-01", endDate: null };
  showResources(ownState({ resourceUses: [open] }));
  for (const name of ["Resources of this participant", "All resources"])
    expect(screen.getByRole("list", { name }).textContent).toContain("01/01/2027 to further noticeTo come");
});

test("a resource is added to the list, renamed and archived", async () => {
  const { props } = showResources();
  press("Archive Ana Silva");
  press("Rename Ana Silva");
  enter("Resource name", "Ana S.");
  press("Save");
  await vi.waitFor(() => expect(screen.queryByRole("form")).toBeNull());
  press("Add a resource to the list");
  enter("Resource name", "Hoist");
  choose("Kind", "equipment");
  press("Save");
  await vi.waitFor(() => expect(props.onSaveResource).toHaveBeenCalledTimes(3));
  const begun = { id: use.resourceId, revision: 1 };
  expect(vi.mocked(props.onSaveResource).mock.calls.map(([draft]) => draft)).toEqual([
    { begun, kind: "worker", name: "Ana Silva", isArchived: true },
    { begun, kind: "worker", name: "Ana S.", isArchived: false },
    { kind: "equipment", name: "Hoist", isArchived: false },
  ]);
});
