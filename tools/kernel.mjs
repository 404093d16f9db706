// Compiles src/kernel/assembly/ and writes the bytes as a module, so that Node and browsers load them alike, without a request.
import { writeFileSync } from "node:fs";
import asc from "assemblyscript/asc";

const { error, stderr, binary } = await compile();
if (error) {
  console.error(String(stderr));
  process.exit(1);
}
writeFileSync(
  "src/kernel/wasm.ts",
  `/** Written by \`npm run kernel\` from assembly/. */\nexport const WASM =\n  "${Buffer.from(binary).toString("base64")}";\n`,
);

async function compile() {
  let binary;
  const { error, stderr } = await asc.main(
    ["src/kernel/assembly/index.ts", "-o", "out.wasm", "-O3", "--noAssert", "--enable", "simd", "--runtime", "stub", "--importMemory"],
    { writeFile: (_name, contents) => (binary = contents) },
  );
  return { error, stderr, binary };
}
