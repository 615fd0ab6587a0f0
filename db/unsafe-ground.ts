/** A reason why the data folder or the database cannot be trusted with anyone's words: said at start, in a sentence. */
export class UnsafeGround extends Error {
  readonly remedy: string;

  constructor(sentence: string, remedy: string, cause?: unknown) {
    super(sentence, cause === undefined ? undefined : { cause });
    this.name = 'UnsafeGround';
    this.remedy = remedy;
  }
}
