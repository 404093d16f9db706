// Compiles src/kernel/assembly/ and writes the bytes as a module, so that Node and browsers load them alike, without a request.
// With --print the module goes to stdout.
import { writeFileSync } from "node:fs";
import asc from "assemblyscript/asc";

const OPTIONS = ["-O3", "--noAssert", "--enable", "simd", "--runtime", "stub", "--importMemory"];

let binary;
const { error, stderr } = await asc.main(["src/kernel/assembly/index.ts", "-o", "out.wasm", ...OPTIONS], {
  writeFile(_name, contents) {
    binary = contents;
  },
});
if (error) {
  console.error(String(stderr));
  process.exit(1);
}
const text = `/** Written by \`npm run kernel\` from assembly/. */\nexport const WASM =\n  "${Buffer.from(binary).toString("base64")}";\n`;
if (process.argv.includes("--print")) process.stdout.write(text);
else writeFileSync("src/kernel/wasm.ts", text);
