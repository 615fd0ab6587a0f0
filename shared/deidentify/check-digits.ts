/** The check digits of the numbers that have one. Each takes digits alone, without separators. Pure. */

/** NHS number and CHI number: ten digits, modulus 11 with the weights 10 to 2. */
export function passesModulus11(digits: string): boolean {
  if (!/^\d{10}$/.test(digits)) return false;
  let sum = 0;
  for (let index = 0; index < 9; index += 1) sum += Number(digits[index]) * (10 - index);
  const check = 11 - (sum % 11);
  return check !== 10 && check % 11 === Number(digits[9]);
}

/** IMEI and payment cards: every second digit from the right is doubled, and the sum ends in 0. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const value = Number(digits[digits.length - 1 - index]);
    const weighed = index % 2 === 0 ? value : value * 2;
    sum += weighed > 9 ? weighed - 9 : weighed;
  }
  return digits.length > 0 && sum % 10 === 0;
}

/** GTIN of any length: weights 3 and 1 in turn, from the digit before the last. */
export function passesGs1(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    sum += Number(digits[digits.length - 1 - index]) * (index % 2 === 0 ? 1 : 3);
  }
  return digits.length > 1 && sum % 10 === 0;
}
