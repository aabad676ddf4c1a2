import { careview } from "../../lib/crm/careview.ts";
import { mountStreamline } from "../page-ui/streamline.tsx";
import { pageScript } from "../page-ui/page-script.ts";

export default pageScript((ctx) => mountStreamline(ctx, careview));
