// Compiles src/kernel/assembly/ and writes the bytes as a module, so that Node and browsers load them alike, without a request.
// With --print the module goes to stdout. A module says of its memory whether threads share it: one byte, which `SHARED_AT` names.
import { writeFileSync } from "node:fs";
import asc from "assemblyscript/asc";

// Constants lie from byte 64 on: below 1,024, where the kernel begins to lay its arrays.
const OPTIONS = ["-O3", "--noAssert", "--enable", "simd", "--runtime", "stub", "--importMemory", "--memoryBase", "64"];
const MOST = ["--maximumMemory", "65536"];
const SHARED = ["--sharedMemory", "--enable", "threads"];

async function compiled(options) {
  let binary;
  const { error, stderr } = await asc.main(["src/kernel/assembly/index.ts", "-o", "out.wasm", ...OPTIONS, ...options], {
    writeFile(_name, contents) {
      binary = contents;
    },
  });
  if (error) {
    console.error(String(stderr));
    process.exit(1);
  }
  return binary;
}

const binary = await compiled(MOST);
const shared = await compiled([...MOST, ...SHARED]);
const differ = [...shared.keys()].filter((at) => shared[at] !== binary[at]);
if (shared.length !== binary.length || differ.length !== 1 || binary[differ[0]] !== 1 || shared[differ[0]] !== 3) {
  console.error("the module for shared memory differs in more than what it says of its memory");
  process.exit(1);
}
const text = `/** Written by \`npm run kernel\` from assembly/. */\nexport const WASM =\n  "${Buffer.from(binary).toString("base64")}";\n
/** Where the module says of its memory whether threads share it: 1 if not, 3 if they do. */\nexport const SHARED_AT = ${differ[0]};\n`;
if (process.argv.includes("--print")) process.stdout.write(text);
else writeFileSync("src/kernel/wasm.ts", text);
