import { safeguard } from "./safeguard.js";

export const privateRatings = safeguard({
  key: "private_ratings",
  says: "Scores and lists are known to the resident and the office alone: nobody is named, and nobody sees who stands low.",
  direction: "On: nobody is named in public, and no friend is dropped for standing low, since nobody sees it.",
  source: "GDPR (Reg. 2016/679) Art. 5(1)(f); UN Human Rights Committee, General Comment 16 (1988), on ICCPR Art. 17",
  reads: "",
  writes: "",
  // Who stands low can then be told by nobody, whatever reason there is to drop a friend.
  overrides: () => ({
    "score.publicity": { on: false },
    "enforcement.public_naming": { on: false },
    "response.dropping_ties": { on: false },
  }),
});
