import { beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { ensureMaintenanceAlarm } from "../../../lib/platform/keep-alive.ts";
import { NOW } from "../test-clock.ts";

const HOUR = 3_600_000;
beforeEach(() => fakeBrowser.reset());

test.each<[string, number | undefined, boolean]>([
  ["none", undefined, true],
  ["one that is due within its period", NOW + 5 * HOUR, false],
  ["one that the clock's setting back has moved far ahead", NOW + 24 * HOUR, true],
])("ensureMaintenanceAlarm, where there is %s", async (_title, scheduledTime, isCreated) => {
  const alarms: { get(name: string): Promise<unknown>; create(...args: unknown[]): Promise<void> } =
    fakeBrowser.alarms;
  vi.spyOn(alarms, "get").mockResolvedValue(scheduledTime === undefined ? undefined : { scheduledTime });
  const create = vi.spyOn(alarms, "create").mockResolvedValue();
  await ensureMaintenanceAlarm();
  expect(create).toHaveBeenCalledTimes(isCreated ? 1 : 0);
});
