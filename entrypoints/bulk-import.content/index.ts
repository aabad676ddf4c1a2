import { careview } from "../../lib/crm/careview.ts";
import { mountBulkImport } from "../page-ui/bulk-import.tsx";
import { pageScript } from "../page-ui/page-script.ts";

export default pageScript((ctx) => mountBulkImport(ctx, careview));
