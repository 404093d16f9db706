/** A sweep as a job array of Slurm, the scheduler of research clusters. This file only writes scripts: it starts nothing. */
export interface ArrayJob {
  /** Name of the experiment. */
  readonly name: string;
  /** The experiment's file and the sweep's folder, as absolute paths that every node sees. */
  readonly experiment: string;
  readonly folder: string;
  /** The words that start this program on a node. */
  readonly program: readonly string[];
  /** Folder the command was given in. */
  readonly cwd: string;
  /** Folder for the tasks' logs. */
  readonly logs: string;
  /** Tasks of the array: each runs one shard. */
  readonly tasks: number;
  /** Processors of a task, so workers of its sweep. */
  readonly cpus: number;
  /** Time limit of a task as Slurm writes it, "4:00:00"; the cluster's own where null. */
  readonly time: string | null;
  /** Memory of a task, "2G"; the cluster's own where null. */
  readonly mem: string | null;
  /** Options for sbatch, as they were typed. */
  readonly options: readonly string[];
}

/** How often a task is put back into the queue after it was stopped or killed. */
const MOST_RESTARTS = 20;
/** Seconds before its time is over that a task is told, so that it can end between two runs. */
const WARNED = 60;

/**
 * The job array. A task that is interrupted (its time is over), or whose sweep is killed, puts itself back into the queue; a task whose
 * node is lost is put back by Slurm. What was run stays in the sweep's folder, so a task that begins again goes on. Runs that fail by
 * themselves are not tried again: the merge names them.
 */
export const arrayScript = (job: ArrayJob): string => `#!/bin/bash
${directives(job, [
  `--array=1-${job.tasks}`,
  `--cpus-per-task=${job.cpus}`,
  ...(job.time === null ? [] : [`--time=${job.time}`]),
  ...(job.mem === null ? [] : [`--mem=${job.mem}`]),
  "--requeue",
  `--signal=B:INT@${WARNED}`,
])}

cd ${word(job.cwd)} || exit 1
# Slurm tells this script that the time is nearly over; the sweep is told in turn.
trap 'kill -INT "$sweep" 2>/dev/null' INT TERM
${words(job.program)} sweep ${word(job.experiment)} \\
  --shard "$SLURM_ARRAY_TASK_ID/${job.tasks}" --workers "\${SLURM_CPUS_PER_TASK:-1}" --out ${word(job.folder)} &
sweep=$!
wait "$sweep"
code=$?
# A signal ends a wait, not the sweep.
while kill -0 "$sweep" 2>/dev/null; do
  wait "$sweep"
  code=$?
done
# 130 and above: stopped or killed. What was run is kept; the next turn goes on from it.
if [ "$code" -ge 128 ] && [ "\${SLURM_RESTART_COUNT:-0}" -lt ${MOST_RESTARTS} ]; then
  echo "shard $SLURM_ARRAY_TASK_ID ended with $code; back into the queue" >&2
  # Slurm now ends this script.
  trap - INT TERM
  scontrol requeue "\${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID" && sleep 300
fi
exit "$code"
`;

/** The job that makes one table when every task has ended, however it ended. Its exit code is that of \`glasshouse merge\`. */
export const mergeScript = (job: ArrayJob): string => `#!/bin/bash
${directives({ ...job, name: `${job.name}-merge` }, ["--cpus-per-task=1", "--requeue"])}

cd ${word(job.cwd)} || exit 1
exec ${words(job.program)} merge ${word(job.folder)}
`;

/** Submits the two. Prints the array's job number, then the merge's. */
export const submitScript = (scripts: string): string => `#!/bin/bash
set -e
array=$(sbatch --parsable ${word(`${scripts}/array.sh`)})
array=\${array%%;*}
merge=$(sbatch --parsable --dependency=afterany:"$array" ${word(`${scripts}/merge.sh`)})
echo "$array"
echo "\${merge%%;*}"
`;

function directives(job: ArrayJob, own: readonly string[]): string {
  return [
    `--job-name=glasshouse-${job.name.replace(/[^A-Za-z0-9._-]+/g, "-")}`,
    "--ntasks=1",
    ...own,
    `--output=${quotedValue(`${job.logs}/%x-%A_%a.log`)}`,
    "--open-mode=append",
    ...asTyped(job.options),
  ]
    .map((option) => `#SBATCH ${option}`)
    .join("\n");
}

/** One line an option: "-p", "long" becomes "-p long". */
function asTyped(options: readonly string[]): string[] {
  const lines: string[] = [];
  for (const option of options) {
    if (option.startsWith("-") || lines.length === 0) lines.push(quotedValue(option));
    else lines.push(`${lines.pop()} ${quotedValue(option)}`);
  }
  return lines;
}

const quotedValue = (value: string): string => (/[\s"]/.test(value) ? `"${value.replaceAll('"', '\\"')}"` : value);
/** A word of a shell. */
const word = (text: string): string => (/^[\w./=:,@+%-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);
const words = (all: readonly string[]): string => all.map(word).join(" ");
