import { careviewServiceContract } from "../../lib/crm/profile/careview-parts.ts";
import { mountServiceContract } from "./mount-service-contract.tsx";
import { pageScript } from "../../components/page/page-script.ts";

export default pageScript({
  pages: ["service-contract"],
  main: (ctx) => mountServiceContract(ctx, careviewServiceContract),
});
