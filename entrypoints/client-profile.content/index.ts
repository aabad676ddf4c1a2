import { careviewClientProfile } from "../../lib/crm/profile/careview-parts.ts";
import { mountClientProfile } from "./mount-client-profile.tsx";
import { pageScript } from "../../components/page/page-script.ts";

export default pageScript({
  pages: ["client-profile"],
  main: (ctx) => mountClientProfile(ctx, careviewClientProfile),
});
