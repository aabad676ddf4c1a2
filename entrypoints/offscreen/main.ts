import { handleReadRequests } from "../../lib/crm/read/offscreen-reader.ts";

handleReadRequests();
