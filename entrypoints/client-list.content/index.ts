import { careview } from "../../lib/crm/careview.ts";
import { mountClientList } from "../page-ui/client-list.tsx";
import { pageScript } from "../page-ui/page-script.ts";

export default pageScript((ctx) => mountClientList(ctx, careview));
