/** A town that nobody but its holder can live: what its registry holds is not laid down, or too long to be. */
const STAYS = -1;
/** Words of what a town's registry holds that can pass from thread to thread; a longer one stays with its thread. */
const PASSED = 16384;

/** Words that a deal needs. */
export const dealWords = (towns: number, threads: number): number => 3 * towns + threads;
/** Words in which the registries of so many towns pass from thread to thread. */
export const passedWords = (towns: number): number => towns * PASSED;

/**
 * Who lives which town, month by month: whoever is free takes the next one. It lies in memory that all threads of a world see, and a thread may take a
 * town of the next month while another still lives one of this month.
 */
export class Deal {
  private readonly takenAt = 0;
  private readonly livedAt: number;
  private readonly holderAt: number;
  private readonly leftAt: number;

  constructor(
    /** Of each town, months that have been taken, months lived, and who holds it; then months that each thread has left behind. */
    private readonly words: Int32Array,
    /** Where registries are laid down, town by town; null where one thread does it all. */
    private readonly passed: Int32Array | null,
    towns: number,
    private readonly threads: number,
  ) {
    this.livedAt = this.takenAt + towns;
    this.holderAt = this.livedAt + towns;
    this.leftAt = this.holderAt + towns;
  }

  /** Before anybody lives: so many months are over, everywhere. */
  begin(month: number): void {
    this.words.fill(month, this.takenAt, this.holderAt);
    this.words.fill(month, this.leftAt);
  }

  /** Has somebody taken this month of a town? */
  taken(t: number, month: number): boolean {
    return Atomics.load(this.words, this.takenAt + t) > month;
  }

  /** Takes a month of a town: it is now this thread's alone, unless another was quicker. */
  take(t: number, month: number): boolean {
    const at = this.takenAt + t;
    return Atomics.compareExchange(this.words, at, month, month + 1) === month;
  }

  /** Has a town lived so many months? */
  lived(t: number, months: number): boolean {
    return Atomics.load(this.words, this.livedAt + t) >= months;
  }

  /** A town has lived one month more. */
  live(t: number): void {
    Atomics.add(this.words, this.livedAt + t, 1);
    Atomics.notify(this.words, this.livedAt + t);
  }

  /** Waits until a town has lived so many months. */
  await(t: number, months: number): void {
    const at = this.livedAt + t;
    for (let lived = Atomics.load(this.words, at); lived < months; lived = Atomics.load(this.words, at))
      Atomics.wait(this.words, at, lived);
  }

  /** A thread is done with a month. */
  leave(thread: number, month: number): void {
    Atomics.store(this.words, this.leftAt + thread, month + 1);
  }

  /** Are all threads done with a month? */
  allLeft(month: number): boolean {
    for (let k = 0; k < this.threads; k++) if (Atomics.load(this.words, this.leftAt + k) <= month) return false;
    return true;
  }

  /** Who has the registry of a town. */
  holder(t: number): number {
    return this.words[this.holderAt + t];
  }

  hold(t: number, thread: number): void {
    this.words[this.holderAt + t] = thread;
  }

  /** Is nobody but its holder to live this town? */
  stays(t: number): boolean {
    return this.passed !== null && this.passed[t * PASSED] === STAYS;
  }

  /** From now on, or until its holder lays something down, a town stays with its holder. */
  stay(t: number): void {
    if (this.passed !== null) this.passed[t * PASSED] = STAYS;
  }

  /** Lays lists down for whoever takes the town next. A town whose lists are too long stays. */
  layDown(t: number, lists: readonly Int32Array[]): void {
    if (this.passed === null) return;
    const from = t * PASSED;
    const words = lists.reduce((sum, { length }) => sum + length, lists.length + 1);
    if (words > PASSED) {
      this.stay(t);
      return;
    }
    this.passed[from] = lists.length;
    let at = from + 1;
    for (const list of lists) {
      this.passed[at++] = list.length;
      this.passed.set(list, at);
      at += list.length;
    }
  }

  /** What was laid down of a town: lists of its own. */
  pickUp(t: number): Int32Array[] {
    if (this.passed === null) return [];
    const { passed } = this;
    let at = t * PASSED;
    return Array.from({ length: passed[at++] }, () => {
      const length = passed[at++];
      const list = passed.slice(at, at + length);
      at += length;
      return list;
    });
  }
}
