/** What the wizard is called wherever a booking can be made. */
export const NEW_BOOKING = "Create service booking";
