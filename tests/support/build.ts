import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Builds dist/ once before the tests, so that the tests of the command line run the built program. */
export default function build(): void {
  const root = fileURLToPath(new URL("../../", import.meta.url));
  // The runner says "test" to whatever it starts, and then the page would not be built as it is for those who use it.
  const env = { ...process.env, NODE_ENV: "production" };
  execFileSync("npm", ["run", "build", "--silent"], { cwd: root, env, stdio: ["ignore", "inherit", "inherit"] });
}
