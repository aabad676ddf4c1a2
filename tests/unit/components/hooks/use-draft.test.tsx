import { act, cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { RestoredNote } from "../../../../components/base/form/restored-note.tsx";
import { restoreTexts, useDraft } from "../../../../components/hooks/use-draft.ts";

interface Form {
  address: string;
  secret: string;
}

beforeEach(() => fakeBrowser.reset());
afterEach(cleanup);

const kept = () => fakeBrowser.storage.session.get();

function Page({ name = "form", address = "" }: { name?: string; address?: string }) {
  const { value, setValue, isRestored, reset, forget } = useDraft<Form>({
    name,
    initial: { address, secret: "" },
    keep: ({ secret: _secret, ...rest }) => rest,
    restore: (stored, initial) => restoreTexts(stored, initial),
  });
  const field = (of: keyof Form) => (
    <input
      aria-label={of}
      value={value[of]}
      onInput={({ currentTarget }) => setValue((now) => ({ ...now, [of]: currentTarget.value }))}
    />
  );
  return (
    <>
      {field("address")}
      {field("secret")}
      <RestoredNote isShown={isRestored} onClear={() => reset()} />
      <button type="button" onClick={forget}>
        Use it
      </button>
    </>
  );
}

const input = (of: string) => screen.getByLabelText<HTMLInputElement>(of);
const type = (of: string, value: string) =>
  act(async () => void fireEvent.input(input(of), { target: { value } }));
const press = (name: string) => act(async () => screen.getByRole("button", { name }).click());
/** The page is closed and opened again, and what was kept has been read. */
async function open(page = <Page />) {
  cleanup();
  const drawn = render(page);
  await act(async () => void (await kept()));
  return drawn;
}

describe("useDraft", () => {
  test("what was typed is there again when the page is opened anew, and says so", async () => {
    await open();
    expect(screen.queryByRole("status")).toBeNull();
    await type("address", "https://crm.example");
    expect(screen.queryByRole("status")).toBeNull();
    await open();
    expect(input("address").value).toBe("https://crm.example");
    expect(screen.getByRole("status").textContent).toContain("Restored what you had entered.");
  });

  test("a secret is never kept", async () => {
    await open();
    await type("secret", "s3cret");
    expect(await kept()).toEqual({});
    await type("address", "x");
    expect(JSON.stringify(await kept())).not.toContain("s3cret");
    await open();
    expect([input("address").value, input("secret").value]).toEqual(["x", ""]);
  });

  test("clearing brings back what stood there before, and keeps nothing", async () => {
    await open();
    await type("address", "x");
    await open(<Page address="saved" />);
    expect(input("address").value).toBe("x");
    await press("Clear it");
    expect(input("address").value).toBe("saved");
    expect(screen.queryByRole("status")).toBeNull();
    expect(await kept()).toEqual({});
  });

  test("what has been used isn't kept, and stays where it is", async () => {
    await open();
    await type("address", "x");
    await press("Use it");
    expect(input("address").value).toBe("x");
    expect(await kept()).toEqual({});
  });

  test("what is typed back to where it began isn't kept", async () => {
    await open();
    await type("address", "x");
    await type("address", "");
    expect(await kept()).toEqual({});
  });

  test("what is typed before the kept entry was read isn't replaced by it", async () => {
    await open();
    await type("address", "old");
    cleanup();
    render(<Page />);
    fireEvent.input(input("address"), { target: { value: "new" } });
    await act(async () => void (await kept()));
    expect(input("address").value).toBe("new");
    expect(screen.queryByRole("status")).toBeNull();
  });

  test("each name has an entry of its own", async () => {
    await open();
    await type("address", "x");
    await open(<Page name="another" />);
    expect(input("address").value).toBe("");
  });

  test("an entry is in the session's storage alone, which ends with the browser", async () => {
    await open();
    await type("address", "x");
    expect(await fakeBrowser.storage.local.get()).toEqual({});
    expect(Object.keys(await kept())).toEqual(["draft:form"]);
  });
});

test.each([
  [
    { address: "x", more: "y" },
    { address: "x", secret: "" },
  ],
  [{ address: 7 }, undefined],
  ["x", undefined],
  [null, undefined],
])("restoreTexts takes of %j what is a text of the form", (stored, expected) => {
  expect(restoreTexts(stored, { address: "", secret: "" })).toEqual(expected);
});
