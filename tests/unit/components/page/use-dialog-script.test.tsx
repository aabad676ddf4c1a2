import { act, cleanup, render, screen } from "@testing-library/preact";
import { useEffect } from "preact/hooks";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { PaceRequest } from "../../../../components/page/dialog-requests.ts";
import { provideDialog } from "../../../../components/page/dialog-script.tsx";
import { useDialogScript } from "../../../../components/page/use-dialog-script.tsx";
import { world } from "../../../../lib/crm/page/page-world.ts";
import { STALE_PAGE } from "../../../../lib/messaging/send.ts";

const ended = vi.fn<() => void>();
const inject = vi.fn<(message: unknown) => Promise<unknown>>();

function Dialog({ request }: { request: PaceRequest }) {
  useEffect(() => ended, []);
  return <p>The dialog of {request.path}</p>;
}

/** What the background does: it runs the dialog's script in the page, and then answers. */
async function runScript(): Promise<unknown> {
  provideDialog("pace", ".pb-button{color:red}", Dialog);
  return { ok: null };
}

function Page() {
  const { open, problem, place } = useDialogScript("pace");
  const openOf = (path: string) => open({ journey: "create", path, onDone: () => undefined });
  return (
    <>
      {["/Clients/1", "/Clients/2"].map((path) => (
        <button key={path} type="button" onClick={() => void openOf(path)}>
          {path}
        </button>
      ))}
      {problem && <p role="alert">{problem.what}</p>}
      {place}
    </>
  );
}

const press = (path: string) =>
  act(async () => {
    screen.getByRole("button", { name: path }).click();
    await new Promise((resolve) => setTimeout(resolve));
  });

beforeEach(() => {
  ended.mockReset();
  inject.mockReset().mockImplementation(runScript);
  vi.spyOn(fakeBrowser.runtime, "sendMessage").mockImplementation(inject);
});
afterEach(() => {
  cleanup();
  delete world.planbridgeDialogs;
});

describe("useDialogScript", () => {
  test("loads the dialog's script at the first press, and never again for the same page", async () => {
    render(<Page />);
    expect(inject).not.toHaveBeenCalled();
    await Promise.all([press("/Clients/2"), press("/Clients/1")]);
    await press("/Clients/2");
    expect(inject.mock.calls).toEqual([[{ planbridge: "page.dialog", body: { name: "pace" } }]]);
    expect(screen.getAllByText(/^The dialog of/).map(({ textContent }) => textContent)).toEqual([
      "The dialog of /Clients/2",
    ]);
  });

  test("doesn't take what another version's script has left in the page", async () => {
    world.planbridgeDialogs = { pace: () => expect.unreachable("the older version was started") };
    render(<Page />);
    await press("/Clients/1");
    expect(screen.getByText("The dialog of /Clients/1")).toBeDefined();
  });

  test("says why the script couldn't be loaded, and the next press tries again", async () => {
    inject.mockRejectedValueOnce(new Error("Extension context invalidated."));
    render(<Page />);
    await press("/Clients/1");
    expect(screen.getByRole("alert").textContent).toBe(STALE_PAGE.what);
    await press("/Clients/1");
    expect(screen.queryByRole("alert")).toBeNull();
    expect(screen.getByText("The dialog of /Clients/1")).toBeDefined();
  });

  test("draws nothing in a page that has become another one while the script was on its way", async () => {
    const { unmount } = render(<Page />);
    const pressed = press("/Clients/1");
    unmount();
    await pressed;
    expect(document.body.textContent).toBe("");
  });

  test("the dialog ends with the page's script", async () => {
    const { unmount } = render(<Page />);
    await press("/Clients/1");
    unmount();
    await vi.waitFor(() => expect(ended).toHaveBeenCalledOnce());
  });
});
