declare module "virtual:presets" {
  /** A preset less what is at its default; `changes` are section path, parameter and value. */
  const presets: readonly {
    readonly name: string;
    readonly says: string;
    readonly start: string;
    readonly months: number;
    readonly changes: readonly (readonly [string, string, unknown])[];
  }[];
  export default presets;
}
