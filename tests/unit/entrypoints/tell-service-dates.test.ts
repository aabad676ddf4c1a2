import { beforeEach, expect, test, vi } from "vitest";
import { createServiceDates } from "../../../entrypoints/invoice.content/tell-service-dates.ts";
import { send } from "../../../lib/messaging/send.ts";

vi.mock("../../../lib/messaging/send.ts", () => ({ send: vi.fn<() => Promise<null>>() }));
beforeEach(() => vi.mocked(send).mockReset().mockResolvedValue(null));
const told = () => vi.mocked(send).mock.calls.map(([, body]) => body);

test("service dates are told once for each change of the days, each day once, without what isn't a day", () => {
  const tell = createServiceDates();
  tell([]);
  expect(told()).toEqual([]);
  const first = { id: "1", from: "2026-11-01", to: "2026-11-02" };
  tell([first, { id: "2", from: "2026-11-03" }, { ...first, id: "3" }, { id: "4" }]);
  tell([first, { id: "2", from: "2026-11-03" }, { id: "5", from: "2026-11-09", to: "2026-11-01" }]);
  tell([]);
  expect(told()).toEqual([
    {
      dates: [
        { from: "2026-11-01", to: "2026-11-02" },
        { from: "2026-11-03", to: "2026-11-03" },
      ],
    },
    { dates: [] },
  ]);
});
