import type { SaveSetUpProps } from "../../components/options/save-set-up.tsx";
import { useRequest } from "../../components/hooks/use-request.ts";
import { saveBlob } from "../workspace/save-blob.ts";

/** Saves a set-up file for colleagues on this computer. */
export function useSetUpExport(): Omit<SaveSetUpProps, "hasApiKey"> {
  const { problem, request } = useRequest();
  return {
    problem,
    onSave: (withApiKey) =>
      void request("set-up.export", { withApiKey }).then((file) => {
        if (file) saveBlob(new Blob([file.text], { type: "application/json" }), "planbridge-set-up.json");
      }),
  };
}
