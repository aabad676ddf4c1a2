import { careviewBulkImport } from "../../lib/crm/profile/careview-parts.ts";
import { mountBulkImport } from "./mount-bulk-import.tsx";
import { pageScript } from "../../components/page/page-script.ts";

export default pageScript({
  pages: ["bulk-import"],
  main: (ctx) => mountBulkImport(ctx, careviewBulkImport),
});
