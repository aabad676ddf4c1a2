import { careview } from "../../lib/crm/careview.ts";
import { mountServiceContract } from "../page-ui/service-contract.tsx";
import { pageScript } from "../page-ui/page-script.ts";

export default pageScript((ctx) => mountServiceContract(ctx, careview));
