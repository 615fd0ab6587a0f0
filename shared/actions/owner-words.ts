/** Who does an action, in words that fit wherever an owner is named. Pure. */

interface Owned {
  readonly ownerName: string | null;
  /** Of an action that was made before there were owners outside, it is not there. */
  readonly outsideOwner?: string;
  readonly ownerLeft?: boolean;
}

/** Null when nobody does and nobody did. */
export function ownerWords({ ownerName, outsideOwner = '', ownerLeft = false }: Owned): string | null {
  if (ownerName !== null) {
    if (outsideOwner !== '') return `${ownerName}, outside: ${outsideOwner}`;
    return ownerLeft ? `${ownerName}, who has left` : ownerName;
  }
  if (outsideOwner !== '') return `Outside: ${outsideOwner}`;
  return ownerLeft ? 'Nobody, its owner has left' : null;
}
