import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { ProblemNote } from "../../../../components/base/problem-note.tsx";
import { OfferUnlock } from "../../../../components/page/offer-unlock.tsx";
import { databaseProblem } from "../../../../lib/storage/database-problems.ts";
import { answerOperations } from "../vault/vault-fixtures.ts";

beforeEach(() => fakeBrowser.reset());
afterEach(cleanup);

test("in a page of a CRM the note of a locked Planbridge leads to Options, where the passphrase is asked for", () => {
  const asked = answerOperations({ "options.open": () => null });
  render(
    <OfferUnlock>
      <ProblemNote problem={databaseProblem("database-locked")} look="plain" />
    </OfferUnlock>,
  );
  fireEvent.click(screen.getByRole("button", { name: "Unlock…" }));
  expect(asked).toEqual([{ name: "options.open", body: null }]);
});
