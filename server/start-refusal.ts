/** A reason why the program cannot start or a command cannot run: printed as a sentence, never as a stack. */
export class StartRefusal extends Error {
  readonly remedy: string;

  constructor(sentence: string, remedy: string) {
    super(sentence);
    this.name = 'StartRefusal';
    this.remedy = remedy;
  }
}
