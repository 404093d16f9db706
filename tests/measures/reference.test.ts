import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { measuresPage } from "../../src/measures/reference.js";

const page = fileURLToPath(new URL("../../docs/measures.md", import.meta.url));

test("docs/measures.md is what the catalogue says (npx vitest run tests/measures -u writes it anew)", async () => {
  await expect(measuresPage()).toMatchFileSnapshot(page);
});
