import { ATTRIBUTION_CHECKS } from "./attribution.js";
import type { Check } from "./check.js";
import { DESIGN_CHECKS } from "./designs.js";
import { DRAW_CHECKS } from "./draws.js";
import { SENSITIVITY_CHECKS } from "./sensitivity.js";
import { STATISTICS_CHECKS } from "./statistics.js";

/** Every number that `glasshouse validate` checks, from the draws up to the analysis. */
export const CHECKS: readonly Check[] = [
  ...DRAW_CHECKS,
  ...STATISTICS_CHECKS,
  ...DESIGN_CHECKS,
  ...SENSITIVITY_CHECKS,
  ...ATTRIBUTION_CHECKS,
];
