/** The present moment as UTC milliseconds since 1970. Passed in, so that time can stand still or jump in a test. */
export type Clock = () => number;
