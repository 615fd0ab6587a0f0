/**
 * Which addresses may become a link: web pages and mail. Everything else (scripts, data, files) stays text. Pure.
 */

const allowed = /^(https?:\/\/[^\s/?#]|mailto:[^\s@]+@[^\s@])/i;

/** Control characters and blanks inside an address are how a refused scheme is smuggled past a check. */
const hidden = /[\u0000-\u0020\u007f-\u009f]/;

/** Whether an address is http, https or mailto, and free of hidden characters. */
export function isSafeLink(address: string): boolean {
  return address.length <= 2000 && !hidden.test(address) && allowed.test(address);
}
