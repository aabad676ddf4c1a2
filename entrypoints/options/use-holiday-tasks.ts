import { useState } from "preact/hooks";
import type { Problem } from "../../lib/core/problem.ts";
import { RequestError, send } from "../../lib/messaging/send.ts";
import { useQuery } from "../../components/hooks/use-query.ts";
import type { HolidaySettings } from "../../lib/messaging/views.ts";
import type { HolidayListProps } from "../../components/options/holiday-list.tsx";

type Tasks = Pick<HolidayListProps, "onAdd" | "onRemove" | "onKeep" | "onHome">;

/** What the list of public holidays does; each press is saved at once. */
export function useHolidayTasks() {
  const { reply: settings, problem: unread, setReply } = useQuery("holidays.view");
  const [problem, setProblem] = useState<Problem | null>(null);

  async function run(work: Promise<HolidaySettings>) {
    setProblem(null);
    try {
      setReply(await work);
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      setProblem(error.problem);
    }
  }
  const tasks: Tasks = {
    onAdd: (holiday) => void run(send("holidays.add", holiday)),
    onRemove: (holiday) => void run(send("holidays.remove-added", holiday)),
    onKeep: ({ date, state, kept }) => void run(send("holidays.set-listed", { date, state, listed: kept })),
    onHome: (state) => void run(send("holidays.default-state", { state })),
  };
  return { settings, problem: problem ?? unread, ...tasks };
}
