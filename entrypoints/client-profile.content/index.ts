import { careview } from "../../lib/crm/careview.ts";
import { mountClientProfile } from "../page-ui/client-profile.tsx";
import { pageScript } from "../page-ui/page-script.ts";

export default pageScript((ctx) => mountClientProfile(ctx, careview));
