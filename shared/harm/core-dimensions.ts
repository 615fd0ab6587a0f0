/** The three values of harm that every review is asked for; apart, so that whoever only counts them loads no words. */
export const coreDimensionIds = ['physical', 'psychological', 'worst-case'] as const;
