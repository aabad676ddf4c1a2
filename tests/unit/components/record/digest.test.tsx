import { cleanup, fireEvent, render, screen, within } from "@testing-library/preact";
import { afterEach, expect, test, vi } from "vitest";
import { Digest, type DigestProps } from "../../../../components/record/digest.tsx";
import type { DigestParticipant } from "../../../../lib/domain/overview/digest.ts";
import { SITE } from "../../domain/record/record-fixtures.ts";
import { NOW } from "../../test-clock.ts";
import { seriousFindings } from "../accessible.ts";
import { ignore } from "../view-fixtures.ts";

afterEach(cleanup);

function participant(ndisNumber: string, name: string | null, ...isNew: boolean[]): DigestParticipant {
  return {
    site: SITE,
    ndisNumber,
    name,
    notices: isNew.map((each, at) => ({
      id: `${ndisNumber}-${at}`,
      at: NOW - 5 * 60_000,
      kind: "plan-end-moved",
      what: `News ${at} of ${ndisNumber}`,
      isNew: each,
    })),
  };
}
const ANN = participant("1", "Ann Example", true, true);
const BEN = participant("2", "Ben Ruiz", true);
const OLD = participant("3", null, false);
const digest = (...participants: DigestParticipant[]) => ({ participants });
const front = (ndisNumber: string) => ({ site: SITE, ndisNumber });

function view(change: Partial<DigestProps> = {}) {
  return <Digest digest={digest(ANN, BEN, OLD)} front={undefined} now={NOW} onSeen={ignore} {...change} />;
}
const summary = () => document.querySelector("summary")?.textContent;
function toggle() {
  fireEvent.click(document.querySelector("summary") as HTMLElement);
}

test.each<[string, Partial<DigestProps>]>([
  ["Looking for what is new…", { digest: undefined }],
  ["Nothing new", { digest: digest() }],
  ["Nothing new", { digest: digest(OLD) }],
  ["New about 2 participants", {}],
  ["New about 2 participants", { front: front("3") }],
  ["New about this client and 1 other", { front: front("2") }],
  ["New about this client", { digest: digest(ANN, OLD), front: front("1") }],
])("Digest says “%s” in one line that is always there", (words, change) => {
  render(view(change));
  expect(summary()).toBe(words);
});

test("Digest lists what and when by participant, whose page is in front first, and marks what is new as seen once", async () => {
  const onSeen = vi.fn<DigestProps["onSeen"]>();
  const { container } = render(view({ front: front("2"), onSeen }));
  expect(onSeen).not.toHaveBeenCalled();
  toggle();
  expect(onSeen).toHaveBeenCalledExactlyOnceWith(NOW - 5 * 60_000);
  const names = [...document.querySelectorAll(".pb-digest-who strong")].map(({ textContent }) => textContent);
  expect(names).toEqual(["Ben Ruiz", "Ann Example", "Name not known"]);
  expect(screen.getAllByText("NDIS number").map(({ textContent }) => textContent)).toContain("NDIS number 2");
  expect(screen.getAllByText("New")).toHaveLength(3);
  expect(screen.getAllByText("Found 5 min ago")).toHaveLength(4);
  expect(await seriousFindings(container)).toEqual([]);
});

test("Digest leaves an open list as it is when something comes or is seen, and shows the rest when it is opened again", () => {
  const { rerender } = render(view({ digest: digest(BEN) }));
  toggle();
  rerender(view({ digest: digest(ANN, participant("2", "Ben Ruiz", false)) }));
  expect(summary()).toBe("New about 1 participant");
  const list = within(document.querySelector(".pb-digest-list") as HTMLElement);
  expect(list.queryByText("Ann Example")).toBeNull();
  expect(list.getAllByText("New")).toHaveLength(1);
  toggle();
  toggle();
  expect(screen.getByText("Ann Example")).toBeTruthy();
  expect(screen.getAllByText("New")).toHaveLength(2);
});

test("Digest explains what will stand there while there is nothing", () => {
  const onSeen = vi.fn<DigestProps["onSeen"]>();
  render(view({ digest: digest(), onSeen }));
  toggle();
  expect(screen.getByText(/^Planbridge retrieves participants again/)).toBeTruthy();
  expect(onSeen).not.toHaveBeenCalled();
});

test("Digest lists fifty participants and counts the others", () => {
  const many = Array.from({ length: 53 }, (_, at) => participant(String(at), null, true));
  render(view({ digest: digest(...many) }));
  toggle();
  expect(document.querySelectorAll(".pb-digest-who")).toHaveLength(50);
  expect(screen.getByText("and 3 more participants")).toBeTruthy();
});
