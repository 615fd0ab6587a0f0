/**
 * Files kept as evidence: adding one, the list, and the bytes again. What a file is, is found in its content; it leaves
 * as a download in a sandbox, never as a page of ours.
 */
import { createHash } from 'node:crypto';
import { evidenceFileAdded, evidenceFileList } from '../../../shared/api/evidence-files.ts';
import {
  fileNameHeader,
  fileTypeHeader,
  largestEvidenceOfReview,
  uploadMediaType,
} from '../../../shared/evidence/file-rules.ts';
import { AppError } from '../../../shared/errors.ts';
import { makeId } from '../../../shared/ids.ts';
import { checkFile } from '../../evidence-files/check-file.ts';
import { fileName } from '../../evidence-files/file-name.ts';
import { piecesOf } from '../../evidence-files/pieces.ts';
import type { AppDeps } from '../app-deps.ts';
import { notFound } from '../errors.ts';
import { content, Routes } from '../route.ts';

/** Files one member may be sending at once: each is held in memory until it is checked. */
const atOnce = 3;

export function evidenceFileRoutes(deps: AppDeps) {
  const routes = new Routes(deps);
  const { stores, clock, random } = deps;
  const sending = new Map<string, number>();

  /** One member cannot fill the memory with files under way. */
  async function inTurn<T>(memberId: string, work: () => Promise<T>): Promise<T> {
    const now = sending.get(memberId) ?? 0;
    if (now >= atOnce) throw tooManyAtOnce();
    sending.set(memberId, now + 1);
    try {
      return await work();
    } finally {
      const left = (sending.get(memberId) ?? 1) - 1;
      if (left === 0) sending.delete(memberId);
      else sending.set(memberId, left);
    }
  }

  routes.add({
    method: 'post',
    path: '/reviews/{reviewId}/evidence-files',
    act: 'evidence-file.add',
    summary: `Keep a file as evidence: the body is the file, its name stands in ${fileNameHeader}`,
    takes: uploadMediaType,
    status: 201,
    answer: evidenceFileAdded,
    handle: async ({ c, caller, params: { reviewId } }) =>
      inTurn(caller.member.id, async () => {
        const name = fileName(c.req.header(fileNameHeader));
        const sent = new Uint8Array(await c.req.arrayBuffer());
        const checked = await checkFile(sent, name, c.req.header(fileTypeHeader) ?? '');
        const sha256 = await digest(checked.bytes);
        return stores.evidenceFiles.add({
          ...checked,
          id: makeId(random),
          reviewId,
          sha256,
          addedBy: caller.member.id,
          at: clock(),
        });
      }),
  });

  routes.add({
    method: 'get',
    path: '/reviews/{reviewId}/evidence-files',
    act: 'review.read-around',
    summary: 'Every file of the review and what room is left',
    answer: evidenceFileList,
    handle: async ({ params }) => {
      const files = await stores.evidenceFiles.list(params.reviewId);
      const used = files.reduce((sum, { size }) => sum + size, 0);
      return { files, used, allowed: largestEvidenceOfReview };
    },
  });

  routes.add({
    method: 'get',
    path: '/reviews/{reviewId}/evidence-files/{fileId}',
    act: 'review.read-around',
    summary: 'The bytes of a file, as a download',
    answer: content('application/octet-stream'),
    handle: async ({ c, caller, params: { reviewId, fileId } }) => {
      const file = await stores.evidenceFiles.get(reviewId, fileId);
      if (file === undefined) throw notFound();
      await stores.traces.recordFileRead(reviewId, fileId, caller.member.id, clock());
      return c.body(streamOf(stores.evidenceFiles.bytes(fileId)), 200, {
        'content-type': file.kind === 'text' ? `${file.mediaType}; charset=utf-8` : file.mediaType,
        'content-length': String(file.size),
        'content-disposition': `attachment; filename="file"; filename*=UTF-8''${encodedName(file.name)}`,
      });
    },
  });

  return routes.app;
}

async function digest(bytes: Uint8Array): Promise<string> {
  const hash = createHash('sha256');
  for await (const { piece } of piecesOf(bytes)) hash.update(piece);
  return hash.digest('hex');
}

/** Piece by piece, as fast as the reader takes them. */
function streamOf(parts: Generator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    pull(controller) {
      const next = parts.next();
      if (next.done === true) controller.close();
      else controller.enqueue(next.value);
    },
    cancel() {
      parts.return(undefined);
    },
  });
}

/** As RFC 8187 wants it: what `encodeURIComponent` leaves but a header value may not hold is encoded too. */
function encodedName(name: string): string {
  return encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function tooManyAtOnce(): AppError {
  return new AppError(
    'too-many-tries',
    `You are sending ${atOnce} files already.`,
    'Wait until one of them is there, and add this one again.',
  );
}
