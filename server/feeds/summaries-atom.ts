/**
 * The public summaries as an Atom feed (RFC 4287). An entry is named by the id its summary leaves with, so that it stays
 * the same entry through revisions and its withdrawal. Says what the summaries say and nothing of who runs the server.
 */

export interface FeedEntry {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  /** UTC milliseconds. */
  readonly publishedAt: number;
  readonly updatedAt: number;
  readonly summary: string;
  /** Why it is not to be used any more; null while it is. */
  readonly withdrawn: string | null;
  readonly language: string;
}

/** @param origin address of the server, without a slash at its end */
export function summariesAtom(entries: readonly FeedEntry[], origin: string): string {
  const self = `${origin}/learning/feed.atom`;
  const updated = Math.max(0, ...entries.map(({ updatedAt }) => updatedAt));
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    `<id>${xml(self)}</id>`,
    '<title>Learning summaries</title>',
    `<updated>${instant(updated)}</updated>`,
    `<link rel="self" type="application/atom+xml" href="${xml(self)}"/>`,
    ...entries.map((entry) => entryXml(entry, origin)),
    '</feed>',
    '',
  ].join('\n');
}

function entryXml(entry: FeedEntry, origin: string): string {
  const { id, title, publisher, publishedAt, updatedAt, summary, withdrawn, language } = entry;
  return [
    `<entry xml:lang="${xml(language)}">`,
    `<id>urn:causeway:summary:${xml(id)}</id>`,
    `<title>${xml(withdrawn === null ? title : `Withdrawn: ${title}`)}</title>`,
    `<author><name>${xml(publisher)}</name></author>`,
    `<published>${instant(publishedAt)}</published>`,
    `<updated>${instant(updatedAt)}</updated>`,
    `<link rel="alternate" type="text/html" href="${xml(`${origin}/learning/${id}`)}"/>`,
    ...(withdrawn === null ? [] : ['<category term="withdrawn"/>']),
    `<summary>${xml(withdrawn === null ? summary : `This summary was withdrawn. ${withdrawn}`)}</summary>`,
    '</entry>',
  ].join('\n');
}

function instant(at: number): string {
  return new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

/** XML holds no control characters and no halves of characters, however they are written. */
function xml(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
