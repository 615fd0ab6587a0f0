/**
 * How the learning summaries of samples and public cases begin: a few sentences in plain words, by the title of the
 * review. Typed content; everything else of such a summary is seeded from its review like any other.
 */

const byTitle: Readonly<Record<string, readonly string[]>> = {
  'Lung nodule not raised on a chest X-ray before surgery': [
    'A computer program sorts chest X-rays, so that those who need it are looked at first. It marked one picture as fine. There was a small shadow on it that the program did not see.',
    'The picture went to the end of a long list and was read as clear. The shadow was found five months later. The program was never meant to say that a picture is fine, but the green mark looked as if it did.',
    'The marks are gone now, and pictures taken before an operation are no longer read last.',
  ],
  'Warfarin dose raised on the advice of the dosing aid': [
    'A computer program helps a clinic to choose the dose of a blood thinner. One day it advised a higher dose. It did not know that the person had just begun to take a medicine that makes the blood thinner stronger.',
    'The news of that medicine should have reached the program by itself. The connection had been down for days, and nothing on the screen showed it. A nurse who visited the person asked for a blood test early, and that kept worse from happening.',
    'The screen now shows when news of other medicines is missing.',
  ],
  'Invented passages in transcripts of conversations': [
    'Computer programs write down what doctors and patients say to each other. Researchers listened to recordings and found that one such program sometimes wrote down things that nobody had said.',
    'It did not happen often, but some of the invented words could do harm. Where the recording is deleted at once, nobody can check what was really said.',
    'Keep the recording until somebody has read the text beside it.',
  ],
  'A sepsis score in wide use, tested by others than its maker': [
    'Sepsis is a dangerous reaction of the body to an infection. Many hospitals use a computer score that should warn of it early.',
    'When others tested the score, it missed about two of three people who had sepsis, and it often raised an alarm where there was none. The figures that hospitals had been given came from elsewhere.',
    'Test such a score on your own wards before you rely on it.',
  ],
  'A chatbot told a bereaved person of a refund that the airline did not give': [
    'After a death in the family somebody asked an airline’s chatbot what a ticket costs. The chatbot said that part of the money could be claimed back later. That was not true.',
    'The airline refused to pay. A tribunal decided that the airline has to stand by what its chatbot says.',
    'Whoever puts a chatbot on a page answers for what it tells people.',
  ],
  'Unsuitable advice on cancer treatment, seen by those who were to use it': [
    'A computer program was to help doctors to choose a treatment for cancer. It had been taught with a few made-up patients and with what some doctors in one place prefer.',
    'Doctors who tried it saw that some of its advice was not safe, or did not fit their patients. They had the time and the knowledge to see it.',
    'Teach such a program with real cases, and keep people beside it who can tell when it is wrong.',
  ],
  'A score for extra care that had learned cost in the place of need': [
    'A computer score was used to find people who need extra care. It did not look at how ill they were. It looked at how much money their care would cost.',
    'Less money is spent on Black patients who are just as ill. So the score offered them extra care too rarely.',
    'Ask what a score really measures, and look at who is left out.',
  ],
  'Applicants turned away by a rule on age': [
    'A company used a computer program to sort people who applied for work. The program turned older people away at once, without anybody looking.',
    'One person noticed it by applying again with a later date of birth. More than 200 people had been turned away like that.',
    'Test such rules before they are used, and let people ask why they were turned down.',
  ],
  'A record summary with a history that the person did not have': [
    'A computer program made a short version of somebody’s health record. It wrote down illnesses that the person does not have. A member of staff saw the mistake and wrote a correct version.',
    'Then the wrong version was saved, because the two looked alike. The person was invited to a check-up that was not for them, and asked why.',
    'Drafts by a computer should look different from what somebody has checked.',
  ],
  'Oxygen readings and skin images that serve darker skin less well': [
    'A clip on the finger shows how much oxygen is in the blood. It misses low oxygen more often in people with darker skin. Computer programs that look at skin have been taught with very few pictures of darker skin.',
    'People can be told that they are well when they are not.',
    'Test such tools on everybody they are used for, and say openly where they work less well.',
  ],
  'A person crossing the road was killed by a test vehicle that drove itself': [
    'A car that drove itself was being tested on a public road. A person who pushed a bicycle across the road was hit and died. The car had seen something, but could not tell what it was, and did not brake in time.',
    'One person sat in the car to step in when needed. Nobody can watch for hours and then act within a second.',
    'A person as the last safeguard is not enough. The car, the work and the rules around it have to be safe as well.',
  ],
  'Eye screening by software, tried out in eleven clinics before its roll-out': [
    'A computer program looks at pictures of the eyes of people with diabetes. It had worked well in tests. In busy clinics one picture in five was not good enough for it, and people were sent home without an answer.',
    'Some had to travel to another clinic. Nurses found ways to make it work, and told people what could happen.',
    'Try a tool where it will be used, with the people who will use it, before it is brought everywhere.',
  ],
  'Debts raised against welfare recipients from averaged income': [
    'A government compared what people earned in a whole year with the money they got from welfare every two weeks. It divided the year’s income evenly, although many people earn more in some weeks than in others.',
    'Letters went out that demanded money back. People had to prove that they owed nothing, with papers from years before. About 470,000 debts were later paid back, because the practice was against the law.',
    'A sum that a computer works out is not yet a debt. Somebody has to check before a letter goes out.',
  ],
};

/** None for a review nobody wrote them for. */
export function plainWordsFor(title: string): readonly string[] {
  return byTitle[title] ?? [];
}
