import { defineUnlistedScript } from "#imports";
import { openPagePalette } from "./page-palette.tsx";

export default defineUnlistedScript({ main: openPagePalette });
