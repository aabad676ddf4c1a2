import { send } from "../../lib/messaging/send.ts";
import { useQuery } from "../../components/hooks/use-query.ts";
import { useRequest } from "../../components/hooks/use-request.ts";
import type { HolidaySettings } from "../../lib/messaging/views.ts";
import type { HolidayListProps } from "../../components/options/holiday-list.tsx";

type Tasks = Pick<HolidayListProps, "onAdd" | "onRemove" | "onKeep" | "onHome">;

/** The tasks of the holiday list; each press is saved at once. */
export function useHolidayTasks() {
  const { reply: settings, problem: unread, setReply } = useQuery("holidays.view");
  const { problem, run: request } = useRequest();

  async function run(work: () => Promise<HolidaySettings>) {
    const reply = await request(work);
    if (reply) setReply(reply);
  }
  const tasks: Tasks = {
    onAdd: (holiday) => void run(() => send("holidays.add", holiday)),
    onRemove: (holiday) => void run(() => send("holidays.remove-added", holiday)),
    onKeep: ({ date, state, kept }) =>
      void run(() => send("holidays.set-listed", { date, state, listed: kept })),
    onHome: (state) => void run(() => send("holidays.default-state", { state })),
  };
  return { settings, problem: problem ?? unread, ...tasks };
}
