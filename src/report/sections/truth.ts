import { some } from "../reading/amount.js";
import type { Reading } from "../reading/reading.js";
import type { Sentence } from "../report.js";
import { put, type Said, sentence } from "../sentence.js";
import { listed, noun } from "../words.js";

/** How many records were false, and in what way. Nothing where no record was filed. */
export function falseKinds(r: Reading): Sentence[] {
  const records = r.sum("records", r.months);
  const wrong = r.sum("records_false", r.months);
  if (!some(records)) return [];
  if (!some(wrong)) return [sentence`No record was false: ${put(records, "count", "was", "were")} filed.`];
  const share = r.rate("records_false", "records", r.months, "share of records");
  const kinds = [
    { amount: r.sum("records_wrong_person", r.months), says: "of what somebody else did" },
    { amount: r.sum("records_nobody", r.months), says: "of what nobody did" },
    { amount: r.sum("records_mixed_up", r.months), says: "put into the wrong file at the centre" },
  ].filter((k) => some(k.amount));
  const said = kinds.map((k): { text: string; said: Said } => {
    const number = put(k.amount, "count");
    return { text: `${number.written} ${k.says}`, said: number };
  });
  const head = sentence`Of ${put(records, "count", "record")} filed, ${put(wrong, "count")} (${put(share, "share")}) ${noun(wrong.value as number, "was", "were")} false`;
  return [
    {
      text: `${head.text}: ${listed(said.map((s) => s.text))}.`,
      numbers: [...head.numbers, ...said.map((s) => s.said.stated)],
    },
  ];
}
