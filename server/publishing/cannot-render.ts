/** A format that cannot be made here, told apart from a fault: it has a reason that people can act on. */

/** Why a format cannot be made here: nothing that trying again would change. */
export type RenderObstacle = 'no-typesetter' | 'letters';

export class CannotRender extends Error {
  readonly obstacle: RenderObstacle;

  constructor(obstacle: RenderObstacle) {
    super(obstacle);
    this.name = 'CannotRender';
    this.obstacle = obstacle;
  }
}
