import type { Plugin } from "vite";

const NAME = "virtual:presets";
const RESOLVED = `\0${NAME}`;

/**
 * The presets as data, so that the page carries no YAML and no schema: each as the program resolves it, less what is at its
 * default. Reads the compiled program, so `npm run build` comes first.
 */
export const presets = (): Plugin => ({
  name: "glasshouse-presets",
  resolveId: (id) => (id === NAME ? RESOLVED : null),
  load: async (id) => (id === RESOLVED ? `export default ${JSON.stringify(await all())};` : null),
});

interface Program {
  presetNames(): string[];
  preset(name: string): { scenario: { name: string; says: string; start: string; months: number; settings: Blocks } };
  defaultSettings(): Blocks;
}
type Blocks = { readonly [path: string]: { readonly [parameter: string]: unknown } };

async function all(): Promise<unknown[]> {
  const file = (path: string): string => new URL(`../../dist/src/scenario/${path}.js`, import.meta.url).href;
  const { presetNames, preset } = (await import(file("presets"))) as Program;
  const { defaultSettings } = (await import(file("catalogue"))) as Program;
  const defaults = defaultSettings();
  return presetNames().map((key) => {
    const { name, says, start, months, settings } = preset(key).scenario;
    const changes = Object.entries(settings).flatMap(([path, block]) =>
      Object.entries(block)
        .filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(defaults[path][key]))
        .map(([key, value]) => [path, key, value]),
    );
    return { name, says, start, months, changes };
  });
}
