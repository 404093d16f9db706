import { threshold } from "../draws/uniform.js";
import { integer, probability } from "../parameters/parameter.js";
import { casework, minutes, outcome } from "./casework.js";
import { inquiring } from "./inquiry.js";
import { safeguard } from "./safeguard.js";
import { unaided } from "./travelling-correction.js";

const KEY = "audit";

export const audit = safeguard({
  key: KEY,
  says: "An office that does not belong to the scheme draws a sample of the records that cost points, looks into each, and has the false ones struck out.",
  direction:
    "On: in the sample, most false records are struck out, whoever they are about; how many in all hangs on the size of the sample.",
  source:
    "GDPR (Reg. 2016/679) Art. 57–58; EU AI Act (Reg. 2024/1689) Art. 72 and 74; sampling: Neyman 1934; Raji et al. 2020 (algorithmic audit)",
  reads: "records filed",
  writes: "own, wrong, records under audit, court, misconduct, hardship",
  parameters: {
    share: probability({
      says: "Share of the records that cost points which are drawn.",
      default: 0.02,
      source: "assumption",
      sweep: [0.001, 0.2],
    }),
    finds: probability({
      says: "Chance that an audit finds a false record false.",
      default: 0.9,
      source: "assumption",
      sweep: [0.5, 1],
    }),
    delay: integer({
      says: "Months until an audit is done.",
      unit: "months",
      min: 1,
      max: 24,
      default: 2,
      source: "assumption",
      sweep: [1, 12],
    }),
    reaches_centre: unaided(),
    minutes: minutes("Minutes to audit one record.", 90, [15, 480]),
  },
  counters: [
    ...casework(KEY, "Records drawn for audit."),
    outcome("found_false.audit", "records", "Records of the sample found false."),
    outcome("not_carried.audit", "records", "Records found false by audit that still count at the centre."),
  ],
  begin(values, s) {
    const found = s.counter(`found_false.${KEY}`);
    const drawn = threshold(values.share);
    return inquiring(s, {
      ...values,
      key: KEY,
      waiting: "audits",
      asked: "audit_drawn",
      chosen: () => drawn,
      decided: "audit_finds",
      strikes: { true: 0, false: values.finds },
      told(m, i, _, struck) {
        if (struck) m.count(found, i);
      },
    });
  },
});
