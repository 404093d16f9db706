import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import { WholeFile, type Written } from "./files.js";

type SchemaElement = ConstructorParameters<typeof ParquetWriter>[0]["schema"][number];

/** A column of a table: how it is stored, and how it is described in the data package. */
export interface Column {
  readonly name: string;
  readonly type: "string" | "integer" | "number" | "boolean";
  readonly says: string;
  readonly unit?: string;
  /** May a value be missing (null)? */
  readonly nullable?: boolean;
  /** Do readers look rows up by it? Then each part of the file says which values it holds. */
  readonly searched?: boolean;
  /** How values are laid out; where nothing is said, a dictionary if it saves half. */
  readonly encoding?: "PLAIN" | "DELTA_BINARY_PACKED" | "BYTE_STREAM_SPLIT";
}

/** A table of a run's folder. */
export interface Table {
  /** File name. */
  readonly name: string;
  readonly says: string;
  readonly columns: readonly Column[];
}

/** The values of some rows, column by column, in the order of the table's columns. */
export type Batch = ReadonlyArray<ArrayLike<string | number | boolean | null>>;

const ROW_GROUP = 131072;
const STORED = {
  string: { type: "BYTE_ARRAY", converted_type: "UTF8" },
  // Signed: the writer cannot store an unsigned number above 2³¹ − 1 (hyparquet-writer 0.17.0).
  integer: { type: "INT32" },
  number: { type: "DOUBLE" },
  boolean: { type: "BOOLEAN" },
} as const;

/** Writes a table, one batch of rows after the other, so that no more than one batch is held. The same rows give the same bytes. */
export function writeTable(
  folder: string,
  table: Table,
  batches: Iterable<Batch>,
  notes: Readonly<Record<string, string>> = {},
): Written {
  const file = new WholeFile(folder, table.name);
  try {
    const parquet = new ParquetWriter({
      writer: new Stream(file),
      schema: schemaOf(table),
      kvMetadata: Object.entries({
        description: table.says,
        columns: JSON.stringify(table.columns.map(described)),
        ...notes,
      }).map(([key, value]) => ({ key, value })),
      createdBy: "glasshouse-lab",
    });
    for (const batch of batches) {
      for (const [c, column] of table.columns.entries()) if (column.type === "integer") checkIntegers(column, batch[c]);
      // What the stream writes, it writes at once; there is nothing to wait for.
      parquet.write({
        columnData: table.columns.map(({ name, encoding, searched = false }, c) => ({
          name,
          data: batch[c] as unknown[],
          statistics: searched,
          ...(encoding === undefined ? {} : { encoding }),
        })),
        rowGroupSize: ROW_GROUP,
      });
    }
    parquet.finish();
  } catch (error) {
    file.abandon();
    throw error;
  }
  return file.finish();
}

const described = ({ name, says, unit }: Column) => ({ name, says, unit });

function schemaOf(table: Table): SchemaElement[] {
  return [
    { name: "root", num_children: table.columns.length },
    ...table.columns.map(
      ({ name, type, nullable }): SchemaElement => ({
        name,
        ...STORED[type],
        repetition_type: nullable ? "OPTIONAL" : "REQUIRED",
      }),
    ),
  ];
}

function checkIntegers({ name }: Column, values: Batch[number]): void {
  for (let n = 0; n < values.length; n++) {
    const value = values[n];
    if (value !== null && value !== (value as number) << 0)
      throw new RangeError(`column ${name} holds whole numbers below 2³¹, not ${value}`);
  }
}

/** Bytes on their way to a file. */
class Stream extends ByteWriter {
  constructor(private readonly file: WholeFile) {
    super();
  }

  flush(): void {
    this.file.write(new Uint8Array(this.buffer, 0, this.index));
    this.index = 0;
  }

  override finish(): void {
    this.flush();
  }
}
