/** Whole words that a town's registry holds back, in the order in which they came: rows of some width, the oldest first. */
export class WordList {
  words = new Int32Array(0);
  /** The first word that still counts, and one past the last. */
  head = 0;
  length = 0;

  push(...row: readonly number[]): void {
    if (this.length + row.length > this.words.length) this.makeRoom(row.length);
    for (const word of row) this.words[this.length++] = word;
  }

  /** Keeps the rows of `width` words for which `keep` says so, given where a row begins; the others are gone. */
  sift(width: number, keep: (at: number) => boolean): void {
    const { words } = this;
    let kept = 0;
    for (let at = this.head; at < this.length; at += width) {
      if (!keep(at)) continue;
      if (kept !== at) words.copyWithin(kept, at, at + width);
      kept += width;
    }
    this.head = 0;
    this.length = kept;
  }

  clear(): void {
    this.head = 0;
    this.length = 0;
  }

  /** The words that still count, as a view. */
  get live(): Int32Array {
    return this.words.subarray(this.head, this.length);
  }

  private makeRoom(more: number): void {
    const { live } = this;
    const needed = live.length + more;
    if (needed * 2 <= this.words.length) this.words.copyWithin(0, this.head, this.length);
    else {
      const wider = new Int32Array(Math.max(128, needed * 2));
      wider.set(live);
      this.words = wider;
    }
    this.length -= this.head;
    this.head = 0;
  }
}
