export function surroundings(
  environment: Readonly<Record<string, string | undefined>>,
): Record<string, string>;
