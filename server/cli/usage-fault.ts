/** The command line was not one of ours; the message says where, and the usage is printed below it. */
export class UsageFault extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'UsageFault';
  }
}
