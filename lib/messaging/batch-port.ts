/** Long-lived connections, by name: the background pushes a `BatchView | null` whenever the batch has changed; a `BatchQuery` says what to send. */
export const BATCH_PORT = "planbridge:batch";
