import { careview } from "../../lib/crm/profile/careview.ts";
import { mountClientProfile } from "./mount-client-profile.tsx";
import { pageScript } from "../../components/page/page-script.ts";

export default pageScript({ pages: ["client-profile"], main: (ctx) => mountClientProfile(ctx, careview) });
