import { answerWorker } from "../../lib/crm/read/request/read-requests.ts";

answerWorker(navigator.serviceWorker);
