import { cleanup, fireEvent, render, screen, within } from "@testing-library/preact";
import { afterEach, expect, test, vi } from "vitest";
import {
  Connections,
  type ConnectionsProps,
} from "../../../../components/profile/connections/connections.tsx";
import type { Problem } from "../../../../lib/core/problem.ts";
import { connectionViews } from "../../../../lib/domain/profile/connections/connection-views.ts";
import { SHIPPED_TYPES } from "../../../../lib/domain/profile/connections/connection-type.ts";
import {
  ANDREW,
  ANDREW_ID,
  LUCA_PROFILE,
  MIA_PROFILE,
  ownState,
  parentSides,
} from "../../domain/profile/own-fixtures.ts";
import { seriousFindings } from "../accessible.ts";

afterEach(cleanup);

const state = ownState();
type Saving = (draft: unknown) => Promise<Problem | null>;
const stores = () => vi.fn<Saving>(() => Promise.resolve(null));

function show(rest: Partial<ConnectionsProps> = {}) {
  const props: ConnectionsProps = {
    profile: LUCA_PROFILE,
    views: connectionViews(state, LUCA_PROFILE),
    types: SHIPPED_TYPES,
    connectable: { participants: state.participants, contacts: state.contacts },
    onChoose: vi.fn<() => void>(),
    onSave: stores(),
    onRemove: stores(),
    onSaveContact: stores(),
    onSaveType: stores(),
    ...rest,
  };
  return { props, ...render(<Connections {...props} />) };
}

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }));
const enter = (label: string, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } });
const choose = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
const [side] = parentSides();

test("F173, F174: a connection shows who it is with, as what, for what, and how it reads on the other profile", async () => {
  const { container } = show();
  const item = within(screen.getByRole("list", { name: "Connections" })).getByRole("listitem");
  expect(item.textContent).toContain("Andrew MilneParentPrimary contact");
  expect(item.textContent).toContain("0400 000 001");
  expect(item.textContent).toContain("On this contact's profile: Luca Milne (Child)");
  expect(await seriousFindings(container)).toEqual([]);
});

test("F172: a new contact is entered with the connection, and both are sent at once", async () => {
  const { props, container } = show();
  press("Add a connection");
  expect(props.onChoose).toHaveBeenCalledOnce();
  enter("Name", "Rosa Chen");
  choose("Type", "1 parent");
  fireEvent.click(screen.getByLabelText("Next of kin"));
  expect(await seriousFindings(container)).toEqual([]);
  press("Save");
  await vi.waitFor(() => expect(screen.queryByRole("form")).toBeNull());
  expect(props.onSave).toHaveBeenCalledExactlyOnceWith({
    draft: {
      profile: LUCA_PROFILE,
      related: "",
      type: "parent",
      word: 1,
      status: "current",
      options: ["next-of-kin"],
      replacesPrimary: false,
    },
    newContact: { name: "Rosa Chen", phone: "", email: "", address: "" },
  });
});

test("a form offers everybody but the person themselves, and no new contact's fields for one who is known", () => {
  show();
  press("Add a connection");
  const names = within(screen.getByLabelText("Contact"))
    .getAllByRole("option")
    .map(({ textContent }) => textContent);
  expect(names).toEqual(["A new contact", "Andrew Milne", "Mia Chen (430000025)"]);
  choose("Contact", MIA_PROFILE);
  expect(screen.queryByLabelText("Name")).toBeNull();
});

test("what is wrong stands beside its field, what was typed stays, and two presses save once", async () => {
  const problem: Problem = { code: "connection-twice", what: "Twice.", remedy: "Change it.", field: "Type" };
  const onSave = vi.fn<Saving>(() => Promise.resolve(problem));
  show({ onSave });
  press("Add a connection");
  enter("Name", "Rosa Chen");
  press("Save");
  press(/^Sav/);
  await screen.findByText(/Twice\./);
  expect(onSave).toHaveBeenCalledOnce();
  const field = screen.getByLabelText<HTMLSelectElement>("Type");
  expect(field.getAttribute("aria-invalid")).toBe("true");
  await vi.waitFor(() => expect(document.activeElement).toBe(field));
  expect(screen.getByLabelText<HTMLInputElement>("Name").value).toBe("Rosa Chen");
});

test("F174: a second primary contact is asked about, and replaces the first one at a press", async () => {
  const taken: Problem = {
    code: "primary-contact-taken",
    what: "There is a primary contact already.",
    remedy: "Choose.",
    field: "Primary contact",
  };
  const onSave = vi.fn<Saving>(() => Promise.resolve(taken));
  show({ onSave });
  press("Add a connection");
  fireEvent.click(screen.getByLabelText("Primary contact"));
  press("Save");
  await screen.findByText(/There is a primary contact already/);
  press("Make this one the primary contact");
  expect(onSave).toHaveBeenLastCalledWith(
    expect.objectContaining({ draft: expect.objectContaining({ replacesPrimary: true }) }),
  );
});

test("a former connection is for nothing", async () => {
  const { props } = show();
  press("Change the connection with Andrew Milne");
  choose("Status", "former");
  expect(screen.queryByLabelText("Primary contact")).toBeNull();
  press("Save");
  await vi.waitFor(() =>
    expect(props.onSave).toHaveBeenCalledExactlyOnceWith({
      draft: expect.objectContaining({
        begun: { id: side.id, revision: 1 },
        related: ANDREW,
        status: "former",
        options: [],
      }),
    }),
  );
});

test("F175: a connection is removed from both profiles once it was asked, and kept at the other press", async () => {
  const { props } = show();
  press("Remove the connection with Andrew Milne");
  expect(screen.getByRole("alert").textContent).toBe("Remove this connection from both profiles?");
  press("Keep");
  expect(props.onRemove).not.toHaveBeenCalled();
  press("Remove the connection with Andrew Milne");
  press("Remove");
  expect(props.onRemove).toHaveBeenCalledExactlyOnceWith({
    profile: LUCA_PROFILE,
    begun: { id: side.id, revision: 1 },
  });
});

test("why a removal is refused is said at the row", async () => {
  const problem: Problem = { code: "changed-elsewhere", what: "It was changed.", remedy: "Look again." };
  show({ onRemove: () => Promise.resolve(problem) });
  press("Remove the connection with Andrew Milne");
  press("Remove");
  expect((await screen.findByText("It was changed.")).closest("[role=alert]")).not.toBeNull();
});

test("a contact's details are changed in place, with the state that the form began with", async () => {
  const { props } = show();
  press("Change contact details of Andrew Milne");
  enter("Name", "Andy Milne");
  press("Save");
  await vi.waitFor(() =>
    expect(props.onSaveContact).toHaveBeenCalledExactlyOnceWith({
      begun: { id: ANDREW_ID, revision: 1 },
      typed: {
        name: "Andy Milne",
        phone: "0400 000 001",
        email: "andrew@example.org",
        address: "1 Ormond Rd, Elwood VIC 3184",
      },
    }),
  );
});

test("F172: a type is added by both of its words, archived and restored", async () => {
  const types = SHIPPED_TYPES.map((type) => (type.id === "friend" ? { ...type, isArchived: true } : type));
  const { props, container } = show({ types });
  press("Archive Parent / Child");
  press("Restore Friend");
  press("Add a type");
  enter("The contact is the…", "Aunt");
  enter("Seen from the contact", "Niece");
  expect(await seriousFindings(container)).toEqual([]);
  press("Save");
  await vi.waitFor(() => expect(props.onSaveType).toHaveBeenCalledTimes(3));
  expect(vi.mocked(props.onSaveType).mock.calls.map(([draft]) => draft)).toEqual([
    { begun: { id: "parent", revision: 1 }, typed: { word: "Parent", other: "Child" }, isArchived: true },
    { begun: { id: "friend", revision: 1 }, typed: { word: "Friend", other: "Friend" }, isArchived: false },
    { typed: { word: "Aunt", other: "Niece" }, isArchived: false },
  ]);
});

test("a profile without connections says so, and nobody is made up", () => {
  show({ views: [] });
  expect(screen.getByText("Nobody is connected to this participant yet.")).toBeTruthy();
  expect(screen.queryByRole("list", { name: "Connections" })).toBeNull();
});
