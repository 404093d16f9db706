import type { Design } from "../design.js";
import { designFile } from "./file.js";
import { fullFactorial } from "./full-factorial.js";
import { latinHypercubeDesign } from "./latin-hypercube.js";
import { list } from "./list.js";
import { morrisDesign } from "./morris.js";
import { oneAtATime } from "./one-at-a-time.js";
import { saltelliDesign } from "./saltelli.js";

/** Every design an experiment can name. To add one, write its file and name it here. */
export const DESIGNS: readonly Design[] = [
  list,
  fullFactorial,
  oneAtATime,
  latinHypercubeDesign,
  saltelliDesign,
  morrisDesign,
  designFile,
];

/** The design of a method's name. Throws RangeError for a name that is none. */
export function designOf(method: string): Design {
  const found = DESIGNS.find((d) => d.method === method);
  if (found === undefined) throw new RangeError(`no design is called "${method}"`);
  return found;
}
