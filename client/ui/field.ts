/** Types of form fields, apart from the components so that every tool can read them. */

/** What a control needs in order to belong to its label, hint and error. */
export interface ControlIds {
  readonly id: string;
  readonly describedby: string | undefined;
  readonly invalid: 'true' | undefined;
}

/** One entry of a choice. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly disabled?: boolean;
}
