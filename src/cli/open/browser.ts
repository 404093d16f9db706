import { spawn } from "node:child_process";

/** What opens an address on each system; on others nothing is tried. */
const OPENERS: { readonly [platform: string]: readonly string[] } = {
  darwin: ["open"],
  linux: ["xdg-open"],
  win32: ["explorer.exe"],
};

/** Asks the system to show an address of this machine in the reader's browser. The address is printed too, so a failure is no matter. */
export function openBrowser(url: string): void {
  const [program, ...args] = OPENERS[process.platform] ?? [];
  if (program === undefined) return;
  spawn(program, [...args, url], { stdio: "ignore", detached: true })
    .on("error", () => {})
    .unref();
}
