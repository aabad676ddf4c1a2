import { useState } from "preact/hooks";
import { useRequest } from "../../components/hooks/use-request.ts";

/** The diagnostic, once somebody asks for it. */
export function useDiagnostic() {
  const { problem, request } = useRequest();
  const [details, setDetails] = useState<string | undefined>(undefined);
  const [isMaking, setIsMaking] = useState(false);
  const make = async () => {
    setIsMaking(true);
    setDetails((await request("diagnostic.view", null))?.text);
    setIsMaking(false);
  };
  return { details, problem, isMaking, onMake: () => void make() };
}
