import { careviewStreamline } from "../../lib/crm/profile/careview-parts.ts";
import { mountStreamline } from "./mount-streamline.tsx";
import { pageScript } from "../../components/page/page-script.ts";

export default pageScript({ pages: ["streamline"], main: (ctx) => mountStreamline(ctx, careviewStreamline) });
