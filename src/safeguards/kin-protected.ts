import { safeguard } from "./safeguard.js";

export const kinProtected = safeguard({
  key: "kin_protected",
  says: "Nobody's score moves for what their family did, and no child is kept out of a school for a parent.",
  direction: "On: nobody is sanctioned through the scores of their household, and no child loses a place.",
  source:
    "UN Convention on the Rights of the Child, Art. 2(2); International Covenant on Civil and Political Rights, Art. 23–24",
  reads: "",
  writes: "",
  overrides: () => ({ "score.household": { on: false }, "enforcement.school_bar": { on: false } }),
});
