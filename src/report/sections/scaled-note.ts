import type { Reading } from "../reading/reading.js";
import { counted, FORMATS } from "../words.js";

/** "scaled from 200,000 residents to 1.41 billion people": goes with every number that was scaled. */
export const scaledNote = (r: Reading): string =>
  `scaled from ${counted(r.residents, "resident")} to ${FORMATS.country(r.population)} people`;
