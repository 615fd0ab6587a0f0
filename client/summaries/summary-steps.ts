/** The steps of a summary that ask something first. Types only. */
export type Step = 'ask' | 'answer' | 'publish' | 'withdraw';
