import { careviewClientList } from "../../lib/crm/profile/careview-parts.ts";
import { mountClientList } from "./mount-client-list.tsx";
import { pageScript } from "../../components/page/page-script.ts";

export default pageScript({
  pages: ["client-list"],
  main: (ctx) => mountClientList(ctx, careviewClientList),
});
