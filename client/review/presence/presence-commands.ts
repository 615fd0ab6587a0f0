/** Commands about the people in the review and about what happened where one is. */
import type { ReviewContext } from '../review-context.svelte.ts';

interface PresenceCommand {
  readonly id: string;
  readonly label: string;
  readonly note: string;
  readonly run: () => void;
}

export function presenceCommands(review: ReviewContext): readonly PresenceCommand[] {
  const { company, session, view } = review;
  const others = session.presence.people.filter(({ self }) => !self);
  const follow =
    company === null
      ? []
      : others.map((person) => ({
          id: `follow-${person.memberId}`,
          label: `Follow ${person.name}`,
          note: 'Your view goes where theirs goes',
          run: () => company.follow(person),
        }));
  const stop =
    company === null || company.followed === null
      ? []
      : [
          {
            id: 'stop-following',
            label: `Stop following ${company.followed.name}`,
            note: 'Or press Escape',
            run: () => company.stop(),
          },
        ];
  const summon =
    company === null || !company.maySummon || others.length === 0
      ? []
      : [
          {
            id: 'bring-everyone',
            label: 'Bring everyone here',
            note: 'They are asked; each decides',
            run: () => company.summon(),
          },
        ];
  const { section, record } = company?.place ?? { section: view.currentSection, record: null };
  const history = [
    ...(record === null
      ? []
      : [{ id: 'history-record', label: 'History of what you are in', place: record }]),
    ...(section === null
      ? []
      : [{ id: 'history-section', label: 'Who wrote in this section', place: `prose:${section}` }]),
  ].map(({ id, label, place: of }) => ({ id, label, note: 'Panel', run: () => view.showHistory(of) }));
  return [...stop, ...follow, ...summon, ...history];
}
