import { careview } from "../../lib/crm/profile/careview.ts";
import { mountServiceContract } from "./mount-service-contract.tsx";
import { pageScript } from "../../components/page/page-script.ts";

export default pageScript({
  pages: ["service-contract"],
  main: (ctx) => mountServiceContract(ctx, careview),
});
