import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { SyncButton } from "../../../../components/page/sync-button.tsx";

afterEach(() => {
  cleanup();
  fakeBrowser.reset();
});

test("SyncButton leads to the window for the client of its page alone, and says why it can't be opened", async () => {
  const problem = { code: "record-gone", what: "It can't be opened.", remedy: "Refresh." };
  const send = vi
    .spyOn(fakeBrowser.runtime, "sendMessage")
    .mockImplementation(() => Promise.resolve({ problem }) as never);
  render(<SyncButton path="/Clients/Profile/11" />);
  fireEvent.click(screen.getByRole("button", { name: "Synchronise Participant Information" }));
  expect(await screen.findByText("It can't be opened.")).toBeTruthy();
  expect(send).toHaveBeenCalledExactlyOnceWith({
    planbridge: "review.open",
    body: { participants: ["/Clients/Profile/11"] },
  });
});
