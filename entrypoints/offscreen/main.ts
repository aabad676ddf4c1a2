import { handleReadRequests } from "../../lib/crm/read/request/offscreen-reader.ts";

handleReadRequests();
