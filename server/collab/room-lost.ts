/** The room was dropped before what was asked of it was durable; nothing of it was committed. */
export class RoomLost extends Error {
  constructor(reviewId: string, cause: unknown) {
    super(`The room of review ${reviewId} was dropped.`, { cause });
    this.name = 'RoomLost';
  }
}
