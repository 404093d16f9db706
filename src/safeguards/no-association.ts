import { safeguard } from "./safeguard.js";

export const noAssociation = safeguard({
  key: "no_association",
  says: "Nobody's score moves for what their friends did.",
  direction: "On: nobody is sanctioned through the scores of their ties, and there is less reason to drop a friend.",
  source:
    "Universal Declaration of Human Rights, Art. 20 (association) and Art. 11 (answerable for one's own acts); EU AI Act (Reg. 2024/1689) Art. 5(1)(c)",
  reads: "",
  writes: "",
  overrides: () => ({ "score.association": { on: false } }),
});
